import {
  IconLogout,
  IconMoon,
  IconPlus,
  IconSearch,
  IconSun,
  IconUser,
  IconUserCircle,
  IconUserHeart,
} from '@tabler/icons-react'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '../../contract/customer-endpoints.ts'
import type { Permission } from '../../contract/permissions.ts'
import { customersPath, mine } from '../customers/managed.ts'
import { call } from '../platform/api.ts'
import { leave, useCan, usePreference } from '../platform/session.tsx'
import { CommandPalette, type PaletteItem } from '../ui/CommandPalette.tsx'
import { useToastError } from '../ui/toast.ts'
import { useDebounced } from '../ui/debounced.ts'
import { places, visiblePlaces } from './places.ts'

const creations: {
  name: 'new_customer' | 'new_staff' | 'new_role' | 'new_api_key' | 'new_site'
  to: string
  permission: Permission
}[] = [
  { name: 'new_customer', to: '/customers/new', permission: 'customers.create' },
  { name: 'new_staff', to: '/staff/new', permission: 'staff.manage' },
  { name: 'new_role', to: '/roles/new', permission: 'staff.manage' },
  { name: 'new_api_key', to: '/api-keys/new', permission: 'api_keys.manage' },
  { name: 'new_site', to: '/sites/new', permission: 'sites.manage' },
]

/** The command palette: opens whenever `asked` grows. */
export function Palette({ asked }: { asked: number }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(true)
  const [query, setQuery] = useState('')
  useEffect(() => {
    setQuery('')
    setOpened(true)
  }, [asked])
  const pages = usePages()
  const actions = useActions()
  const found = useCustomers(query, opened)
  const words = useDeferredValue(query).toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (item: PaletteItem): boolean => words.every((word) => item.label.toLowerCase().includes(word))
  return (
    <CommandPalette
      opened={opened}
      onClose={() => setOpened(false)}
      query={query}
      onQuery={setQuery}
      busy={found.busy}
      groups={[
        { label: t('shell.palette_pages'), items: pages.filter(matches) },
        { label: t('shell.palette_actions'), items: actions.filter(matches) },
        { label: t('shell.palette_customers'), items: found.items },
      ]}
      labels={{ search: t('shell.palette'), none: t('shell.palette_none') }}
    />
  )
}

function usePages(): PaletteItem[] {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const profile = {
    id: 'profile',
    label: t('shell.profile'),
    icon: IconUser,
    run: () => void navigate({ to: '/profile' }),
  }
  const visible = visiblePlaces(places, can).map(({ name, to, icon }) => ({
    id: name,
    label: t(`shell.${name}`),
    icon,
    run: () => void navigate({ to }),
  }))
  const own = {
    id: 'my_customers',
    label: t('shell.my_customers'),
    icon: IconUserHeart,
    run: () => void navigate({ href: customersPath(mine) }),
  }
  return [...visible, ...(can('customers.read') ? [own] : []), profile]
}

function useActions(): PaletteItem[] {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const showError = useToastError()
  const dark = useComputedColorScheme('light') === 'dark'
  const { setColorScheme } = useMantineColorScheme()
  const [, keepScheme] = usePreference('scheme', String)
  const scheme = dark ? 'light' : 'dark'
  return [
    ...creations
      .filter(({ permission }) => can(permission))
      .map(({ name, to }) => ({
        id: name,
        label: t(`shell.${name}`),
        icon: IconPlus,
        run: () => void navigate({ to }),
      })),
    {
      id: 'scheme',
      label: `${t('shell.theme')}: ${t(`shell.theme_${scheme}`)}`,
      icon: dark ? IconSun : IconMoon,
      run: () => {
        setColorScheme(scheme)
        keepScheme(scheme)
      },
    },
    { id: 'sign_out', label: t('shell.sign_out'), icon: IconLogout, run: () => void leave().catch(showError) },
  ]
}

/** Customers that match, a moment after the last key; an answer that is no longer wanted is called off. */
function useCustomers(typed: string, opened: boolean): { items: PaletteItem[]; busy: boolean } {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const q = useDebounced(typed.trim(), 150)
  const enabled = opened && q !== '' && can('customers.read')
  const found = useQuery({
    queryKey: ['customers', 'palette', q],
    queryFn: ({ signal }) => call(listCustomers, { query: { q, limit: 8, total: 'false' }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  })
  if (!enabled || !found.data) return { items: [], busy: enabled && found.isFetching }
  const items = found.data.items.map((customer) => ({
    id: customer.id,
    label: customer.display_name,
    detail: [customer.email, customer.company_name, customer.number].filter(Boolean).join(' · '),
    icon: IconUserCircle,
    run: () => void navigate({ to: `/customers/${customer.id}` }),
  }))
  const all = {
    id: 'all_found',
    label: t('shell.palette_all', { query: q }),
    icon: IconSearch,
    run: () => void navigate({ href: `/customers?q=${encodeURIComponent(JSON.stringify(q))}` }),
  }
  return { items: [...items, all], busy: found.isFetching }
}
