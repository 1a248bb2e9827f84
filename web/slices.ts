import { createElement, lazy } from 'react'
import { addresses } from './addresses/view.ts'
import { customers } from './customers/view.ts'
import { notes } from './notes/view.ts'
import { setViews } from './records/views.ts'
import { setBeneath } from './settings/beneath.ts'
import { tasks } from './tasks/view.ts'

/** The views of records, in their order: what they put on pages stands in it. */
setViews([customers, addresses, notes, tasks])

const LegacyPasswords = lazy(async () => ({
  default: (await import('./accounts/LegacyPasswords.tsx')).LegacyPasswords,
}))
setBeneath({ legacy_passwords_until: createElement(LegacyPasswords) })
