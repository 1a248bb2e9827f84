import { getSetup, setUp as setUpEndpoint } from '../../contract/setup/setup.ts'
import { route, soloRoute, type Slice } from '../platform/slice.ts'
import { settingsOf } from '../settings/queries.ts'
import { hasStaff } from '../staff/queries.ts'
import { setUp } from './actions.ts'
import { printCode } from './codes.ts'

export const setup: Slice = {
  name: 'setup',
  tables: ['setup_codes'],
  routes: [
    route(getSetup, async ({ tx }) => ({
      needed: !(await hasStaff(tx.db)),
      signed_in: tx.actor.id !== null,
      staff_language: (await settingsOf(tx.db)).staff_language,
    })),
    soloRoute(setUpEndpoint, ({ body, ...door }) => setUp(door, body)),
  ],
  onStart: printCode,
}
