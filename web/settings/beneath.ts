import type { ReactNode } from 'react'
import type { SettingName } from '../../contract/settings/settings.ts'

let parts: Partial<Record<SettingName, ReactNode>> = {}

/** Sets what stands beneath a setting: what it acts on at this moment, from whoever knows. Called once, at the start. */
export function setBeneath(given: typeof parts): void {
  parts = given
}

/** What stands beneath a setting; nothing for most. */
export const beneath = (name: SettingName): ReactNode => parts[name]
