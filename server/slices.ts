import { accounts } from './accounts/slice.ts'
import { addresses } from './addresses/slice.ts'
import { apiKeys } from './api-keys/slice.ts'
import { bulk } from './bulk/slice.ts'
import { customers } from './customers/slice.ts'
import { demo } from './demo/slice.ts'
import { disks } from './disks/slice.ts'
import { exports } from './exports/slice.ts'
import { files } from './files/slice.ts'
import { imports } from './imports/slice.ts'
import { jobs } from './jobs/slice.ts'
import { journal } from './journal/slice.ts'
import { mail } from './mail/slice.ts'
import { notes } from './notes/slice.ts'
import type { Slice } from './platform/slice.ts'
import { putBack } from './put-back/slice.ts'
import { roles } from './roles/slice.ts'
import { security } from './security/slice.ts'
import { session } from './session/slice.ts'
import { settings } from './settings/slice.ts'
import { setup } from './setup/slice.ts'
import { sites } from './sites/slice.ts'
import { staff } from './staff/slice.ts'
import { tasks } from './tasks/slice.ts'
import { tableViews } from './table-views/slice.ts'

/** The slices in their order, top first: one imports only slices above it. */
export const slices: readonly Slice[] = [
  journal,
  settings,
  disks,
  sites,
  roles,
  staff,
  apiKeys,
  security,
  session,
  setup,
  files,
  jobs,
  customers,
  mail,
  addresses,
  accounts,
  notes,
  tasks,
  tableViews,
  putBack,
  exports,
  bulk,
  imports,
  demo,
]
