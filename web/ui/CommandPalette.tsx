import { Loader, Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type ComponentType, type KeyboardEvent } from 'react'
import classes from './CommandPalette.module.css'

export interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon: ComponentType<{ size?: number; stroke?: number }>
  run: () => void
}

export interface PaletteGroup {
  label: string
  items: readonly PaletteItem[]
}

interface Props {
  opened: boolean
  onClose: () => void
  query: string
  onQuery: (query: string) => void
  groups: readonly PaletteGroup[]
  busy: boolean
  labels: { search: string; none: string }
}

/** A field above a list: type, move with the arrows, Enter does it. Drawn as a combobox, so that it can be heard too. */
export function CommandPalette({ opened, onClose, query, onQuery, groups, busy, labels }: Props) {
  const base = useId()
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const shown = groups.filter((group) => group.items.length > 0)
  const items = shown.flatMap((group) => group.items)
  const current = Math.min(active, items.length - 1)
  useEffect(() => setActive(0), [query, opened])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const run = (item: PaletteItem | undefined): void => {
    if (!item) return
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(items.length - 1, current + step)))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(items[current])
    else return
    event.preventDefault()
  }
  return (
    <Modal.Root opened={opened} onClose={onClose} size={600} yOffset="12vh" padding={0}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={labels.search}>
        <div className={classes.field}>
          {busy ? <Loader size={17} color="gray" /> : <IconSearch size={17} aria-hidden />}
          <input
            className={classes.input}
            role="combobox"
            aria-label={labels.search}
            aria-expanded
            aria-controls={`${base}list`}
            aria-activedescendant={items[current] && `${base}${items[current].id}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={labels.search}
            value={query}
            onChange={(event) => onQuery(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            data-autofocus
          />
        </div>
        <div className={classes.list} role="listbox" id={`${base}list`} aria-label={labels.search} ref={list}>
          {shown.map((group) => (
            <div key={group.label} role="group" aria-label={group.label}>
              <div className={classes.group} aria-hidden>
                {group.label}
              </div>
              {group.items.map((item) => (
                <div
                  key={item.id}
                  id={`${base}${item.id}`}
                  role="option"
                  aria-selected={item === items[current]}
                  className={classes.item}
                  onPointerMove={() => setActive(items.indexOf(item))}
                  onClick={() => run(item)}
                >
                  <item.icon size={17} stroke={1.7} />
                  <span className={classes.label}>{item.label}</span>
                  {item.detail && <span className={classes.detail}>{item.detail}</span>}
                </div>
              ))}
            </div>
          ))}
        </div>
        {items.length === 0 && !busy && (
          <p className={classes.none} role="status">
            {labels.none}
          </p>
        )}
      </Modal.Content>
    </Modal.Root>
  )
}
