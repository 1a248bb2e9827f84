import type { Labels } from '../platform/labels.ts'
import type { en } from './en.ts'
import { addresses } from './de/addresses.ts'
import { apiKeys } from './de/api-keys.ts'
import { bulk } from './de/bulk.ts'
import { customers } from './de/customers.ts'
import { developers } from './de/developers.ts'
import { errors } from './de/errors.ts'
import { exports } from './de/exports.ts'
import { imports } from './de/imports.ts'
import { jobs } from './de/jobs.ts'
import { journal } from './de/journal.ts'
import { mail } from './de/mail.ts'
import { notes } from './de/notes.ts'
import { permissions } from './de/permissions.ts'
import { problems } from './de/problems.ts'
import { putBack } from './de/put-back.ts'
import { reasons } from './de/reasons.ts'
import { records } from './de/records.ts'
import { roles } from './de/roles.ts'
import { session } from './de/session.ts'
import { settings } from './de/settings.ts'
import { setup } from './de/setup.ts'
import { shell } from './de/shell.ts'
import { sites } from './de/sites.ts'
import { staff } from './de/staff.ts'
import { tableViews } from './de/table-views.ts'
import { ui } from './de/ui.ts'
import { merged } from './merged.ts'
import { tasks } from '../tasks/locales/de.ts'

const shared = {
  addresses,
  apiKeys,
  bulk,
  customers,
  developers,
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
