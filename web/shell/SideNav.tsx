import { Link } from '@tanstack/react-router'
import { Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../platform/session.tsx'
import link from '../ui/SideLink.module.css'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from '../ui/Brand.tsx'
import type { Place } from '../records/view.ts'
import { visiblePlaces } from './places.ts'
import classes from './SideNav.module.css'

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The side of the frame: search, the places this person may see, and the person. */
export function SideNav({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const administration = visiblePlaces(can, 'administration')
  return (
    <>
      <div className={classes.brand}>
        <Brand />
      </div>
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={15} aria-hidden />
        <span>{t('shell.search')}</span>
        <Kbd size="xs" aria-hidden>
          {mac ? '⌘' : 'Ctrl'} K
        </Kbd>
      </button>
      <PlaceLinks places={visiblePlaces(can, 'work')} />
      {administration.length > 0 && (
        <>
          <div className={link.group} id="administration">
            {t('shell.administration')}
          </div>
          <PlaceLinks places={administration} labelledBy="administration" />
        </>
      )}
      <div className={classes.foot}>
        <AccountMenu onShortcuts={onShortcuts} />
      </div>
    </>
  )
}

function PlaceLinks({ places, labelledBy }: { places: readonly Place[]; labelledBy?: string }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list} aria-labelledby={labelledBy}>
      {places.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Link to={to} className={link.link} activeOptions={{ includeSearch: false }}>
            <Icon size={17} stroke={1.7} />
            {label(t)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
