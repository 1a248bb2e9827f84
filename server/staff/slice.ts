import { sql } from 'kysely'
import * as contract from '../../contract/staff/staff.ts'
import { baseUrl } from '../platform/http/base-url.ts'
import { route, type Slice } from '../platform/slice.ts'
import { changeStaff, createStaff, resetPassword } from './actions.ts'
import { staffCreateCommand } from './commands.ts'
import { demandHolders } from './rules.ts'
import { makePasswordLink } from './password-links.ts'
import { answerOf, getStaff, listStaff, listStaffNames } from './queries.ts'

export const staff: Slice = {
  name: 'staff',
  tables: ['staff', 'staff_roles', 'staff_sites', 'staff_preferences', 'staff_sessions', 'password_links'],
  routes: [
    route(contract.listStaff, async ({ tx }) => ({ items: await listStaff(tx.db) })),
    route(contract.listStaffNames, async ({ tx }) => ({ items: await listStaffNames(tx.db) })),
    route(contract.getStaff, async ({ tx, params }) => answerOf(await getStaff(tx.db, params.id))),
    route(contract.createStaff, ({ tx, body }) => createStaff(tx, body)),
    route(contract.patchStaff, ({ tx, params, body, version }) => changeStaff(tx, params.id, body, version)),
    route(contract.setStaffPassword, ({ tx, params, body }) => resetPassword(tx, params.id, body.password)),
    route(contract.createPasswordLink, ({ tx, params, request, program: { config } }) => {
      const base = baseUrl(request, config.publicUrl)
      return makePasswordLink(tx, params.id, { base, byMail: config.smtpUrl !== undefined })
    }),
  ],
  lends: {
    roles: { parts: { staff_count: { expr: sql`(select count(*) from staff_roles where role_id = roles.id)` } } },
  },
  constraints: {
    staff_email_key: { code: 'email_taken', field: 'email', message: 'Another member of staff has this e-mail.' },
  },
  guards: { 'role.regrant': demandHolders },
  commands: [staffCreateCommand],
}
