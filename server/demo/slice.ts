import { randomBytes } from 'node:crypto'
import { permissions } from '../../contract/permissions.ts'
import { system } from '../platform/actor.ts'
import { enqueue, type JobKind } from '../platform/jobs/jobs.ts'
import type { Command } from '../platform/command.ts'
import type { Slice } from '../platform/slice.ts'
import { roleByCode } from '../roles/queries.ts'
import { createStaff } from '../staff/actions.ts'
import { demandEmpty, demoCount, fillWithDemo } from './fill.ts'

const fill: JobKind = {
  name: 'demo.fill',
  resumable: true,
  run: async ({ program, actor, progress }) => ({
    created: await fillWithDemo(
      program,
      actor,
      async () => actor.id,
      (done) => progress(done, demoCount),
    ),
  }),
}

const email = 'demo@clientele.example'

const command: Command = {
  name: 'demo',
  summary: `Fill an empty database with ${demoCount} customers to try with, and print a sign-in.`,
  async run(program) {
    await demandEmpty(program.db.read)
    const actor = system(permissions)
    const password = randomBytes(9).toString('base64url')
    let made = false
    await fillWithDemo(program, actor, async (tx) => {
      const known = await tx.db.selectFrom('staff').select('id').where('email', '=', email).executeTakeFirst()
      if (known) return known.id
      made = true
      const { id } = await roleByCode(tx.db, 'administrator')
      return (await createStaff(tx, { email, name: 'Dana Demo', password, role_ids: [id] })).id
    })
    console.log(`The demo is ready: ${demoCount} customers.`)
    console.log(
      made ? `Sign in as ${email} with the password ${password}` : `Sign in as ${email} with the password you have.`,
    )
  },
}

export const demo: Slice = {
  name: 'demo',
  jobs: [fill],
  commands: [command],
  guards: {
    // The box "fill with demo data" of the set-up page.
    'setup.install': async (tx, staffId, { demo: wanted }) => {
      if (wanted !== true) return
      const {
        id,
        permissions: all,
        site_ids,
        language,
        time_zone,
        name,
      } = { ...system(permissions), id: staffId, name: 'Demo' }
      await enqueue(
        { ...tx, actor: { kind: 'staff', id, permissions: all, site_ids, language, time_zone, name } },
        fill,
        {},
        { total: demoCount },
      )
    },
  },
}
