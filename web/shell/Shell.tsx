import { ActionIcon } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiskBanner } from '../disks/DiskBanner.tsx'
import { JobsCorner } from '../jobs/JobsCorner.tsx'
import { startLive } from '../platform/live.ts'
import { useCan } from '../platform/session.tsx'
import { SignInAgain } from '../session/SignInAgain.tsx'
import { AppFrame } from '../ui/AppFrame.tsx'
import { useKeys } from '../ui/hotkeys.ts'
import { Brand } from '../ui/Brand.tsx'
import { useKeptScheme } from './apply-scheme.ts'
import { visiblePlaces } from './places.ts'
import { SideNav } from './SideNav.tsx'
import { views } from '../records/views.ts'

const loadPalette = async () => ({ default: (await import('./Palette.tsx')).Palette })
const Palette = lazy(loadPalette)
const ShortcutsHelp = lazy(async () => ({ default: (await import('./ShortcutsHelp.tsx')).ShortcutsHelp }))

/** Everything around a page for somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const place = useLocation({ select: (location) => location.pathname })
  const [searches, setSearches] = useState(0)
  const [help, setHelp] = useState<boolean | null>(null)
  const search = (): void => setSearches((count) => count + 1)
  useEffect(startLive, [])
  useTrueListsOfAll()
  useKeptScheme()
  useEffect(preloadPalette, [])
  useKeys({
    'mod+k': search,
    '?': () => setHelp(true),
    ...Object.fromEntries(visiblePlaces(can).map(({ key, to }) => [`g ${key}`, () => void navigate({ to })])),
  })
  const labels = { skip: t('shell.skip'), menu: t('shell.menu'), navigation: t('shell.navigation') }
  return (
    <>
      <AppFrame
        place={place}
        labels={labels}
        side={<SideNav onSearch={search} onShortcuts={() => setHelp(true)} />}
        bar={
          <>
            <Brand size={20} />
            <ActionIcon ml="auto" size={36} onClick={search} aria-label={t('shell.palette_open')}>
              <IconSearch size={19} />
            </ActionIcon>
          </>
        }
      >
        <DiskBanner />
        <Outlet />
      </AppFrame>
      <SignInAgain />
      <JobsCorner />
      <BesidePages />
      <Suspense>
        {searches > 0 && <Palette openings={searches} />}
        {help !== null && <ShortcutsHelp opened={help} onClose={() => setHelp(false)} />}
      </Suspense>
    </>
  )
}

/** The views are set once, so that the hooks of all of them are called in the same order each time. */
function useTrueListsOfAll(): void {
  for (const { useTrueLists } of views()) useTrueLists?.()
}

/** What records put beside every page. */
function BesidePages() {
  const can = useCan()
  const parts = views().flatMap(({ type, beside }) => (beside && can(beside.permission) ? [{ type, ...beside }] : []))
  return (
    <Suspense>
      {parts.map(({ type, Part }) => (
        <Part key={type} />
      ))}
    </Suspense>
  )
}

/** Fetches the palette when somebody reaches for its key, so that it is there for the first letter. */
function preloadPalette(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Control' || event.key === 'Meta') void loadPalette()
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
