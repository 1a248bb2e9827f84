import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, type ReactNode } from 'react'
import { useDebounced } from '../../../ui/debounced.ts'
import { keepFound, type Sought } from '../../sought.ts'
import type { Words } from '../../words.ts'
import classes from '../kinds.module.css'
import { selectText } from './select-text.ts'

interface Props {
  resource: string
  sought: Sought
  words: Words
  /** What stands in the field: the name of what is chosen, or what is typed. */
  text: string
  isChosen: boolean
  onType: (text: string) => void
  onChoose: (id: string) => void
  /** Left out where nothing may be taken away. */
  onClear?: () => void
  frame: { id?: string; label?: ReactNode; 'aria-label'?: string; error?: ReactNode; readOnly?: boolean }
}

const pause = 200

/** Finds a record while somebody types, and keeps what was typed until one is chosen. A search that is superseded is cancelled. */
export function ReferenceSearch({
  resource,
  sought,
  words: { t },
  text,
  isChosen,
  onType,
  onChoose,
  onClear,
  frame,
}: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const typed = isChosen ? '' : text.trim()
  const searched = useDebounced(typed, pause)
  const { data, isFetching, isError } = useQuery({
    queryKey: ['sought', resource, searched],
    queryFn: ({ signal }) => sought.search(searched, signal),
    enabled: searched !== '' && searched === typed && combobox.dropdownOpened,
    staleTime: 10_000,
    retry: false,
  })
  const current = searched === typed && typed !== '' && !isError ? data : undefined
  // Before anybody sees the options, Enter chooses the first.
  useLayoutEffect(() => {
    if (current) combobox.selectFirstOption()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the answers alone, not what the combobox is by now
  }, [current])
  const waits = typed !== '' && (isFetching || searched !== typed)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        keepFound(
          resource,
          (current ?? []).filter((one) => one.value === id),
        )
        onChoose(id)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...frame}
          role="combobox"
          value={text}
          onChange={({ currentTarget }) => {
            onType(currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={(event) => selectText.onFocus(event)}
          onBlur={() => combobox.closeDropdown()}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('records.typeToFind')}
          // An open list takes the first Escape for itself.
          data-mantine-stop-propagation={combobox.dropdownOpened || undefined}
          rightSection={
            waits ? (
              <Loader size={14} />
            ) : onClear && text !== '' && !frame.readOnly ? (
              <CloseButton size="xs" aria-label={t('ui.clear')} onClick={onClear} />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === '' || frame.readOnly === true}>
        <Combobox.Options aria-label={t('records.found')}>
          {current?.map((one) => (
            <Combobox.Option key={one.value} value={one.value}>
              {one.label}
              {one.detail && <span className={classes.detail}>{one.detail}</span>}
            </Combobox.Option>
          ))}
          {current?.length === 0 && <Combobox.Empty>{t('records.nothingFound')}</Combobox.Empty>}
          {isError && <Combobox.Empty>{t('ui.could_not_load')}</Combobox.Empty>}
          {current === undefined && !isError && <Combobox.Empty>{t('ui.loading')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
