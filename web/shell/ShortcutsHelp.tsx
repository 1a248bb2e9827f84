import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '../platform/session.tsx'
import { places, visiblePlaces } from './places.ts'
import classes from './ShortcutsHelp.module.css'

/** The list of keys that work everywhere. */
export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const rows: [string, string[]][] = [
    [t('shell.shortcut_palette'), ['Ctrl / ⌘', 'K']],
    [t('shell.shortcut_help'), ['?']],
    ...visiblePlaces(places, can).map(({ name, key }): [string, string[]] => [
      t('shell.shortcut_go', { place: t(`shell.${name}`) }),
      ['G', key.toUpperCase()],
    ]),
  ]
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.shortcuts')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <dl className={classes.list}>
        {rows.map(([what, keys]) => (
          <div key={what} className={classes.row}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && (keys[0] === 'G' ? ` ${t('shell.shortcut_then')} ` : ' + ')}
                  <Kbd size="sm">{key}</Kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
