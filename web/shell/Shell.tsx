import { ActionIcon } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startLive } from '../platform/live.ts'
import { useCan } from '../platform/session.tsx'
import { SignInAgain } from '../session/SignInAgain.tsx'
import { AppFrame } from '../ui/AppFrame.tsx'
import { useKeys } from '../ui/hotkeys.ts'
import { Brand } from '../ui/Brand.tsx'
import { useKeptScheme } from './apply-scheme.ts'
import { places, visiblePlaces } from './places.ts'
import { SideNav } from './SideNav.tsx'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const JobsCorner = lazy(async () => ({ default: (await import('../jobs/JobsCorner.tsx')).JobsCorner }))
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
  useKeptScheme()
  useKeys({
    'mod+k': search,
    '?': () => setHelp(true),
    ...Object.fromEntries(visiblePlaces(places, can).map(({ key, to }) => [`g ${key}`, () => void navigate({ to })])),
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
        <Outlet />
      </AppFrame>
      <SignInAgain />
      <Suspense>
        <JobsCorner />
        {searches > 0 && <Palette asked={searches} />}
        {help !== null && <ShortcutsHelp opened={help} onClose={() => setHelp(false)} />}
      </Suspense>
    </>
  )
}
