import { useMemo } from 'react'
import { views } from '../views.ts'
import { useSaid, wordsOf, type Words } from '../words.ts'
import { changeWords, type ChangeWords, type OwnValue, type Subjects } from './change-words.ts'

interface HistoryWords {
  words: Words
  changes: ChangeWords
  kindText: (kind: string) => string
}

/** Words for what happened to records of every kind. `ownerIds` are those whose belongings are told by their names. */
export function useHistoryWords(ownerIds: readonly string[] = []): HistoryWords {
  const said = useSaid()
  // The views are set once, so that their hooks are called in the same order each time.
  const owns = views().map((view) => view.useOwnValues?.(ownerIds))
  const subjects = useMemo(
    (): Subjects =>
      Object.fromEntries(views().map((view) => [view.type, { view: view.record, words: wordsOf(view.record, said) }])),
    [said],
  )
  const { words } = Object.values(subjects)[0]!
  const own: OwnValue = (name, value) => owns.map((one) => one?.(name, value)).find((text) => text !== undefined)
  return {
    words,
    changes: changeWords(words, subjects, own),
    kindText: (kind) => words.t(`journal.kinds.${kind}` as 'journal.kinds.customer.created', { defaultValue: kind }),
  }
}
