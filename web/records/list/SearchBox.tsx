import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  value: string
  placeholder: string
  onSearch: (value: string) => void
  /** The arrow downwards: on to the rows. */
  onLeave: () => void
}

/** One box for everything. Asks shortly after the last key; `/` comes here from anywhere on the page. */
export function SearchBox({ value, placeholder, onSearch, onLeave }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const input = useRef<HTMLInputElement>(null)
  const search = useDebouncedCallback((next: string) => {
    sent.current = next.trim()
    onSearch(next.trim())
  }, 200)
  useEffect(() => {
    if (value !== sent.current) setTyped(value)
    sent.current = value
  }, [value])
  useHotkeys([['/', () => input.current?.select()]])
  const change = (next: string): void => {
    setTyped(next)
    search(next)
  }
  return (
    <TextInput
      ref={input}
      type="search"
      role="searchbox"
      aria-label={t('records.list.search')}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault()
          onLeave()
        }
        if (event.key === 'Escape' && typed !== '') {
          event.preventDefault()
          change('')
        }
      }}
      maxLength={200}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs" aria-hidden visibleFrom="sm">
            /
          </Kbd>
        ) : (
          <CloseButton size="xs" aria-label={t('records.list.clearSearch')} onClick={() => change('')} />
        )
      }
    />
  )
}
