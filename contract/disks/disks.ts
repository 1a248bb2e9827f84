import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** What a disk holds of the installation. */
export const diskUses = ['database', 'files'] as const
export type DiskUse = (typeof diskUses)[number]

/** How a disk stands, the worst last. */
export const diskStates = ['fine', 'filling', 'no_files', 'no_writes'] as const
export type DiskState = (typeof diskStates)[number]

export const disk = z
  .object({ holds: z.array(z.enum(diskUses)), size: z.number(), free: z.number(), state: z.enum(diskStates) })
  .meta({ id: 'Disk' })

export type Disk = z.output<typeof disk>

export const listDisks = endpoint({
  id: 'listDisks',
  method: 'GET',
  path: '/disks',
  access: 'settings.manage',
  tag: 'Settings',
  summary: 'How full the disks of the installation are',
  description:
    'Those of the process that answers. The disk of a database elsewhere (`DATABASE_URL`) is not known to the program: `database_elsewhere` is then true.',
  response: z.object({ items: z.array(disk), database_elsewhere: z.boolean() }).meta({ id: 'DiskList' }),
})
