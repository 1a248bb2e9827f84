import { addresses } from './en/addresses.ts'
import { apiKeys } from './en/api-keys.ts'
import { bulk } from './en/bulk.ts'
import { customers } from './en/customers.ts'
import { developers } from './en/developers.ts'
import { errors } from './en/errors.ts'
import { exports } from './en/exports.ts'
import { imports } from './en/imports.ts'
import { jobs } from './en/jobs.ts'
import { journal } from './en/journal.ts'
import { mail } from './en/mail.ts'
import { notes } from './en/notes.ts'
import { permissions } from './en/permissions.ts'
import { problems } from './en/problems.ts'
import { putBack } from './en/put-back.ts'
import { reasons } from './en/reasons.ts'
import { records } from './en/records.ts'
import { roles } from './en/roles.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { shell } from './en/shell.ts'
import { sites } from './en/sites.ts'
import { staff } from './en/staff.ts'
import { tableViews } from './en/table-views.ts'
import { merged } from './merged.ts'
import { ui } from './en/ui.ts'
import type { ExportPart } from '../../contract/exports/exports.ts'
import type { JobKindName } from '../../contract/platform/jobs.ts'
import type { JournalKind } from '../../contract/platform/journal/kinds.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { ExportResource } from '../../contract/record-jobs.ts'
import type { ViewResource } from '../../contract/table-views/table-views.ts'
import type { BulkTexts } from '../bulk/texts.ts'
import type { ExportTexts } from '../exports/texts.ts'
import { tasks } from '../tasks/locales/en.ts'

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
} as const

/** Every label of the product in English. Other languages are typed by this one. */
export const en = merged(shared, tasks)

/** What needs a label but has none does not compile. */
type Complete = Record<ViewResource, { bulk: BulkTexts }> &
  Record<ExportResource, { exports: ExportTexts }> & {
    exports: { parts: Record<ExportPart, string> }
    jobs: { kinds: Record<JobKindName, string> }
    journal: { kinds: Record<JournalKind, string> }
    permissions: Record<Permission, { label: string; about: string }>
  }
en satisfies Complete
