import { getSettings, patchSettings } from '../../contract/settings/settings.ts'
import { route, type Slice } from '../platform/slice.ts'
import { changeSettings } from './actions.ts'
import { settingsOf } from './queries.ts'

export const settings: Slice = {
  name: 'settings',
  tables: ['settings'],
  routes: [
    route(getSettings, ({ tx }) => settingsOf(tx.db)),
    route(patchSettings, ({ tx, body, version }) => changeSettings(tx, body, version)),
  ],
}
