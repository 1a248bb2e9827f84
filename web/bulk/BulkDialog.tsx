import { useState } from 'react'
import type { BulkAction } from '../../contract/platform/bulk.ts'
import { call } from '../platform/api.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import type { Selection } from '../records/list/selection.ts'
import { useWords } from '../records/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ChangeStep } from './ChangeStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { sentencesOf } from './sentences.ts'
import type { BulkRow, BulkSubject } from './subject.ts'
import { TagsStep } from './TagsStep.tsx'
import { bulkText } from './texts.ts'

interface Props {
  subject: BulkSubject
  /** `change`, `tags`, `end`, or the name of a change of the record's own. */
  kind: string
  selection: Selection<BulkRow>
  search: ListSearch
  onClose: () => void
  onStarted: () => void
}

/** First what is to be done, then the exact number and what will happen. Going back keeps what was typed. */
export function BulkDialog({ subject, kind, selection, search, onClose, onStarted }: Props) {
  const words = useWords(subject.view)
  const { t } = words
  const ends = kind === 'end'
  const [action, setAction] = useState<BulkAction | null>(ends ? { kind: subject.bulk.ending } : null)
  // Fixed when the dialog opens: what changes behind it does not change what is confirmed.
  const [target] = useState({ selection, search })
  const own = subject.own?.find(({ name }) => name === kind)
  const title = bulkText(t, subject.view.name)
  const step = { words, onReady: setAction, onClose }
  return (
    <Dialog
      onClose={onClose}
      size="md"
      title={own ? own.title(t) : title(ends ? 'endTitle' : kind === 'tags' ? 'tagsTitle' : 'changeTitle')}
    >
      <div hidden={action !== null}>
        {kind === 'change' && <ChangeStep {...step} subject={subject} />}
        {kind === 'tags' && <TagsStep {...step} subject={subject} selection={target.selection} />}
        {own && <own.Step {...step} />}
      </div>
      {action && (
        <ConfirmStep
          counted={subject.bulk}
          target={target}
          words={words}
          text={title}
          sentences={sentencesOf(words, subject, action)}
          ends={ends}
          start={(asked, keyOf) => {
            const body = { ...asked, action }
            return call(subject.bulk.change, { body, idempotencyKey: keyOf(body) })
          }}
          onBack={ends ? onClose : () => setAction(null)}
          onStarted={onStarted}
        />
      )}
    </Dialog>
  )
}
