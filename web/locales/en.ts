import { addresses } from '../addresses/locales/en.ts'
import { apiKeys } from '../api-keys/locales/en.ts'
import { bulk } from '../bulk/locales/en.ts'
import { customers } from '../customers/locales/en.ts'
import { developers } from '../developers/locales/en.ts'
import { disks } from '../disks/locales/en.ts'
import { errors } from './en/errors.ts'
import { exports } from '../exports/locales/en.ts'
import { imports } from '../imports/locales/en.ts'
import { jobs } from '../jobs/locales/en.ts'
import { journal } from '../journal/locales/en.ts'
import { mail } from '../mail/locales/en.ts'
import { notes } from '../notes/locales/en.ts'
import { permissions } from './en/permissions.ts'
import { problems } from './en/problems.ts'
import { putBack } from '../put-back/locales/en.ts'
import { reasons } from './en/reasons.ts'
import { records } from '../records/locales/en.ts'
import { roles } from '../roles/locales/en.ts'
import { security } from '../security/locales/en.ts'
import { session } from '../session/locales/en.ts'
import { settings } from '../settings/locales/en.ts'
import { setup } from '../setup/locales/en.ts'
import { shell } from '../shell/locales/en.ts'
import { sites } from '../sites/locales/en.ts'
import { staff } from '../staff/locales/en.ts'
import { tableViews } from '../table-views/locales/en.ts'
import { merged } from './merged.ts'
import { ui } from '../ui/locales/en.ts'
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
