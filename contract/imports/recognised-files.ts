import { z } from 'zod'

/** Why a column that is known does not come in. */
export const leftOutReasons = [
  'figures',
  'groups',
  'sites',
  'passwords',
  'tax',
  'staff',
  'stages',
  'technical',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** The export of a shop program that a file was recognised as. */
export const recognisedFile = z
  .object({
    /** Name of the profile. */
    profile: z.string(),
    shop: z.string(),
    left_out: z.array(z.object({ column: z.string(), reason: z.enum(leftOutReasons) })),
  })
  .meta({ id: 'RecognisedFile' })
export type RecognisedFile = z.output<typeof recognisedFile>
