import {
  IconAddressBook,
  IconBuildingStore,
  IconCode,
  IconFileDownload,
  IconHistory,
  IconKey,
  IconMail,
  IconProgressCheck,
  IconSettings,
  IconShieldLock,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../contract/permissions.ts'

export interface Place {
  to: string
  /** Label: `shell.<name>`. */
  name:
    | 'customers'
    | 'jobs'
    | 'exports'
    | 'mail'
    | 'staff'
    | 'roles'
    | 'api_keys'
    | 'developers'
    | 'sites'
    | 'settings'
    | 'journal'
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Who sees it; nothing: everybody. */
  permission?: Permission
  /** Second key of the shortcut that begins with `g`. */
  key: string
}

/** The places of the side, in their order. */
export const workPlaces: readonly Place[] = [
  { to: '/customers', name: 'customers', icon: IconAddressBook, permission: 'customers.read', key: 'c' },
  { to: '/jobs', name: 'jobs', icon: IconProgressCheck, key: 'j' },
  { to: '/exports', name: 'exports', icon: IconFileDownload, permission: 'customers.export', key: 'x' },
  { to: '/mail', name: 'mail', icon: IconMail, permission: 'mail.read', key: 'm' },
]

export const administrationPlaces: readonly Place[] = [
  { to: '/staff', name: 'staff', icon: IconUsersGroup, permission: 'staff.manage', key: 's' },
  { to: '/roles', name: 'roles', icon: IconShieldLock, permission: 'staff.manage', key: 'r' },
  { to: '/api-keys', name: 'api_keys', icon: IconKey, permission: 'api_keys.manage', key: 'k' },
  { to: '/developers', name: 'developers', icon: IconCode, permission: 'api_keys.manage', key: 'd' },
  { to: '/sites', name: 'sites', icon: IconBuildingStore, permission: 'sites.manage', key: 't' },
  { to: '/settings', name: 'settings', icon: IconSettings, permission: 'settings.manage', key: 'e' },
  { to: '/journal', name: 'journal', icon: IconHistory, permission: 'history.read', key: 'h' },
]

export const places: readonly Place[] = [...workPlaces, ...administrationPlaces]

export const visiblePlaces = (list: readonly Place[], can: (permission: Permission) => boolean): Place[] =>
  list.filter((place) => place.permission === undefined || can(place.permission))
