import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '../platform/session.tsx'
import { views } from '../records/views.ts'
import { visiblePlaces } from './places.ts'
import { shortcutGroups, type NamedKey } from './shortcuts.ts'
import classes from './ShortcutsHelp.module.css'

interface Row {
  what: string
  keys: readonly string[]
  between: string
}

/** The keys that there are, by where they work. */
export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const everywhere: Row[] = [
    { what: t('shell.shortcut_palette'), keys: [t('shell.caps.command'), 'K'], between: '+' },
    { what: t('shell.shortcut_help'), keys: ['?'], between: '+' },
    ...visiblePlaces(can).map(({ label, key }): Row => ({
      what: t('shell.shortcut_go', { place: label(t) }),
      keys: ['G', key.toUpperCase()],
      between: t('shell.shortcut_then'),
    })),
  ]
  const said = (keys: readonly string[]): string[] =>
    keys.map((key) => t(`shell.caps.${key as NamedKey}`, { defaultValue: key }))
  const between = (or: true | undefined): string => (or ? t('shell.shortcut_or') : '+')
  const own = views().flatMap(({ shortcuts }) => (shortcuts && can(shortcuts.permission) ? [shortcuts] : []))
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('shell.shortcuts')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Group title={t('shell.shortcut_groups.everywhere')} rows={everywhere} />
      {shortcutGroups.map(({ group, rows }) => (
        <Group
          key={group}
          title={t(`shell.shortcut_groups.${group}`)}
          rows={rows.map(({ does, keys, or }) => ({
            what: t(`shell.keys.${does}`),
            keys: said(keys),
            between: between(or),
          }))}
        />
      ))}
      {own.map(({ title, rows }) => (
        <Group
          key={title(t)}
          title={title(t)}
          rows={rows.map(({ does, keys, or }) => ({ what: does(t), keys: said(keys), between: between(or) }))}
        />
      ))}
    </Modal>
  )
}

function Group({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {rows.map(({ what, keys, between }) => (
          <div key={what} className={classes.row}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ` ${between} `}
                  <Kbd size="sm">{key}</Kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
