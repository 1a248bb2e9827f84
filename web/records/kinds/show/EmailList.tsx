import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Email } from '../../../../contract/platform/kinds/values.ts'
import type { Words } from '../../words.ts'
import { EntryList } from './EntryList.tsx'
import { OneEmail } from './OneEmail.tsx'

interface Props {
  emails: readonly Email[]
  words: Words
  /** Drawn behind an address, such as a remark on who else has it. */
  beside?: (email: Email) => ReactNode
}

/** The e-mails of a record: one can write to each, unless it is none. */
export function EmailList({ emails, words, beside }: Props) {
  return (
    <EntryList
      entries={emails}
      words={words}
      draw={(email) => (
        <>
          <OneEmail address={email.address} words={words} />
          {email.label && (
            <Text span size="xs" c="dimmed">
              {email.label}
            </Text>
          )}
          {beside?.(email)}
        </>
      )}
    />
  )
}
