import {
  IconBuildingStore,
  IconCode,
  IconFileDownload,
  IconHistory,
  IconKey,
  IconMail,
  IconProgressCheck,
  IconSettings,
  IconShieldLock,
  IconShieldSearch,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Permission } from '../../contract/permissions.ts'
import { exportRights } from '../../contract/record-jobs.ts'
import type { Place } from '../records/view.ts'
import { views } from '../records/views.ts'

/** Places that are no record's. */
const others: readonly Place[] = [
  { to: '/jobs', group: 'work', label: (t) => t('shell.jobs'), icon: IconProgressCheck, key: 'j' },
  {
    to: '/exports',
    group: 'work',
    label: (t) => t('shell.exports'),
    icon: IconFileDownload,
    permission: exportRights,
    key: 'x',
  },
  { to: '/mail', group: 'work', label: (t) => t('shell.mail'), icon: IconMail, permission: 'mail.read', key: 'm' },
  {
    to: '/staff',
    group: 'administration',
    label: (t) => t('shell.staff'),
    icon: IconUsersGroup,
    permission: 'staff.manage',
    key: 's',
  },
  {
    to: '/roles',
    group: 'administration',
    label: (t) => t('shell.roles'),
    icon: IconShieldLock,
    permission: 'staff.manage',
    key: 'r',
  },
  {
    to: '/api-keys',
    group: 'administration',
    label: (t) => t('shell.api_keys'),
    icon: IconKey,
    permission: 'api_keys.manage',
    key: 'k',
  },
  {
    to: '/developers',
    group: 'administration',
    label: (t) => t('shell.developers'),
    icon: IconCode,
    permission: 'api_keys.manage',
    key: 'd',
  },
  {
    to: '/sites',
    group: 'administration',
    label: (t) => t('shell.sites'),
    icon: IconBuildingStore,
    permission: 'sites.manage',
    key: 't',
  },
  {
    to: '/settings',
    group: 'administration',
    label: (t) => t('shell.settings'),
    icon: IconSettings,
    permission: 'settings.manage',
    key: 'e',
  },
  {
    to: '/journal',
    group: 'administration',
    label: (t) => t('shell.journal'),
    icon: IconHistory,
    permission: 'history.read',
    key: 'h',
  },
  {
    to: '/security-log',
    group: 'administration',
    label: (t) => t('shell.security'),
    icon: IconShieldSearch,
    permission: 'security.read',
    key: 'l',
  },
]

/** The places of the side that somebody may see, in their order: those of records first. */
export const visiblePlaces = (can: (permission: Permission) => boolean, group?: Place['group']): Place[] =>
  [...views().flatMap((view) => view.places ?? []), ...others].filter(
    (place) => (!group || place.group === group) && (!place.permission || [place.permission].flat().some(can)),
  )
