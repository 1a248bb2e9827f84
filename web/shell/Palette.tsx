import { IconLogout, IconMoon, IconPlus, IconSearch, IconSun, IconUser } from '@tabler/icons-react'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leave, useCan, usePreference } from '../platform/session.tsx'
import { CommandPalette, type PaletteItem } from '../ui/CommandPalette.tsx'
import { useToastError } from '../ui/toast.ts'
import { useDebounced } from '../ui/debounced.ts'
import type { Command } from '../records/view.ts'
import { views } from '../records/views.ts'
import { visiblePlaces } from './places.ts'

/** What is created that is no record's. */
const creations = [
  { name: 'new_staff', to: '/staff/new', permission: 'staff.manage' },
  { name: 'new_role', to: '/roles/new', permission: 'staff.manage' },
  { name: 'new_api_key', to: '/api-keys/new', permission: 'api_keys.manage' },
  { name: 'new_site', to: '/sites/new', permission: 'sites.manage' },
] as const

/** The command palette: opens whenever there is one more of `openings`. */
export function Palette({ openings }: { openings: number }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(true)
  const [query, setQuery] = useState('')
  useEffect(() => {
    setQuery('')
    setOpened(true)
  }, [openings])
  const pages = usePages()
  const actions = useActions()
  const found = useFound(query, opened)
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
        ...found.groups,
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
  const visible = visiblePlaces(can).map(({ to, label, icon }) => ({
    id: to,
    label: label(t),
    icon,
    run: () => void navigate({ to }),
  }))
  return [...visible, ...useCommands('pages'), profile]
}

/** What records offer. */
function useCommands(group: Command['group']): PaletteItem[] {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const commands = views().flatMap((view) => view.commands ?? [])
  return commands
    .filter((one) => one.group === group && can(one.permission))
    .map(({ id, label, icon, to }) => ({ id, label: label(t), icon, run: () => void navigate({ href: to }) }))
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
    ...useCommands('actions'),
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

/** Records that match, a moment after the last key; an answer that is no longer wanted is called off. */
function useFound(typed: string, opened: boolean): { groups: PaletteGroup[]; busy: boolean } {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const q = useDebounced(typed.trim(), 150)
  const sought = views().flatMap(({ record, sought: by, palette }) =>
    by && palette && can(palette.permission) ? [{ name: record.name, by, palette }] : [],
  )
  const enabled = opened && q !== ''
  const found = useQueries({
    queries: sought.map(({ name, by }) => ({
      queryKey: [name, 'palette', q],
      queryFn: ({ signal }: { signal: AbortSignal }) => by.search(q, signal),
      enabled,
      placeholderData: keepPreviousData,
    })),
  })
  const groups = sought.flatMap(({ by, palette }, at): PaletteGroup[] => {
    const rows = enabled ? found[at]!.data : undefined
    if (!rows) return []
    const items = rows.slice(0, most).map((row) => ({
      id: row.value,
      label: row.label,
      ...(row.detail && { detail: row.detail }),
      icon: palette.icon,
      run: () => void navigate({ href: by.href(row.value) }),
    }))
    const all = {
      id: palette.all(q),
      label: t('shell.palette_all', { query: q, what: palette.label(t) }),
      icon: IconSearch,
      run: () => void navigate({ href: palette.all(q) }),
    }
    return [{ label: palette.label(t), items: [...items, all] }]
  })
  return { groups, busy: enabled && found.some(({ isFetching }) => isFetching) }
}

/** Most rows of one kind. */
const most = 8

interface PaletteGroup {
  label: string
  items: PaletteItem[]
}
