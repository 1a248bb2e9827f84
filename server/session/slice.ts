import * as contract from '../../contract/session/session.ts'
import { route, soloRoute, type Slice } from '../platform/slice.ts'
import { ownerOfLink } from '../staff/queries.ts'
import { changeProfile, endByToken, endOwnSession, keepPreference } from './actions/sessions.ts'
import { tokenOf, writeToken } from './cookie.ts'
import { forgetOld } from './upkeep.ts'
import { demandStaff, listSessions, sessionOf } from './describe.ts'
import { changeOwnEmail, changeOwnPassword, enterByLink, signIn } from './actions/sign-in.ts'

export const session: Slice = {
  name: 'session',
  tables: ['sign_in_attempts'],
  routes: [
    soloRoute(contract.signIn, ({ body, ...door }) => signIn(door, body.email, body.password)),
    route(contract.getSession, ({ tx }) => sessionOf(tx)),
    route(contract.signOut, async ({ tx, request, reply, program }) => {
      const token = tokenOf(request, program.config)
      if (token !== undefined) await endByToken(tx, token, 'signed_out')
      writeToken(request, reply, program.config, '', 0)
    }),
    route(contract.patchProfile, ({ tx, body }) => changeProfile(tx, body)),
    soloRoute(contract.changePassword, ({ tx, body, ...door }) =>
      changeOwnPassword(door, tx, body.current_password, body.password),
    ),
    soloRoute(contract.changeEmail, ({ tx, body, ...door }) =>
      changeOwnEmail(door, tx, body.current_password, body.email),
    ),
    route(contract.putPreference, ({ tx, params, body }) => keepPreference(tx, params.key, body.value)),
    route(contract.listSessions, async ({ tx, request, program }) => ({
      items: await listSessions(tx.db, demandStaff(tx.actor), tokenOf(request, program.config)),
    })),
    route(contract.endSession, ({ tx, params }) => endOwnSession(tx, params.id)),
    route(contract.readPasswordLink, async ({ tx, body }) => {
      const { id: _, ...owner } = await ownerOfLink(tx.db, body.token)
      return owner
    }),
    soloRoute(contract.usePasswordLink, ({ body, ...door }) => enterByLink(door, body.token, body.password)),
  ],
  schedules: [{ name: 'session.forget_old', cron: '17 3 * * *', run: forgetOld, background: true }],
}
