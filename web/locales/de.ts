import type { Labels } from '../platform/labels.ts'
import type { en } from './en.ts'
import { addresses } from '../addresses/locales/de.ts'
import { apiKeys } from '../api-keys/locales/de.ts'
import { bulk } from '../bulk/locales/de.ts'
import { customers } from '../customers/locales/de.ts'
import { developers } from '../developers/locales/de.ts'
import { disks } from '../disks/locales/de.ts'
import { errors } from './de/errors.ts'
import { exports } from '../exports/locales/de.ts'
import { imports } from '../imports/locales/de.ts'
import { jobs } from '../jobs/locales/de.ts'
import { journal } from '../journal/locales/de.ts'
import { mail } from '../mail/locales/de.ts'
import { notes } from '../notes/locales/de.ts'
import { permissions } from './de/permissions.ts'
import { problems } from './de/problems.ts'
import { putBack } from '../put-back/locales/de.ts'
import { reasons } from './de/reasons.ts'
import { records } from '../records/locales/de.ts'
import { roles } from '../roles/locales/de.ts'
import { security } from '../security/locales/de.ts'
import { session } from '../session/locales/de.ts'
import { settings } from '../settings/locales/de.ts'
import { setup } from '../setup/locales/de.ts'
import { shell } from '../shell/locales/de.ts'
import { sites } from '../sites/locales/de.ts'
import { staff } from '../staff/locales/de.ts'
import { tableViews } from '../table-views/locales/de.ts'
import { ui } from '../ui/locales/de.ts'
import { merged } from './merged.ts'
import { tasks } from '../tasks/locales/de.ts'

const shared = {
  addresses,
  apiKeys,
  bulk,
  customers,
  developers,
  disks,
  errors,
  exports,
  imports,
  jobs,
  journal,
  mail,
  notes,
  permissions,
  problems,
  putBack,
  reasons,
  records,
  roles,
  security,
  session,
  settings,
  setup,
  shell,
  sites,
  staff,
  tableViews,
  ui,
}

/** Every label of the product in German. */
export const de: Labels<typeof en> = merged(shared, tasks)
