import { Button } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { HistoryDialog } from '../records/history/HistoryDialog.tsx'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { AsOfDialog } from './AsOfDialog.tsx'
import { pageOf, putBackRight, type PastOf } from './past.ts'
import { PutBackButtons } from './PutBackButtons.tsx'
import { PutBackDialog, type Chosen } from './PutBackDialog.tsx'
import { historyKey } from '../records/row-keys.ts'

/** The change history of a row, in a window above its page: what was changed may be put back from here. */
export function ChangeHistory({ of, onClose }: { of: PastOf; onClose: () => void }) {
  const { words, changes, kindText } = useHistoryWords([of.id])
  const edits = useCan()(putBackRight(of))
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [asking, setAsking] = useState(false)
  const params = { id: of.id }
  const look = (at: string): void => {
    onClose()
    void navigate(pageOf(of, at))
  }
  return (
    <>
      <HistoryDialog
        cacheKey={historyKey(of.id)}
        load={(asked, signal) =>
          call(of.endpoints.history, { params, query: { ...asked, limit: 50, total: 'false' }, signal })
        }
        facets={(signal) => call(of.endpoints.facets, { params, signal })}
        words={words}
        changes={changes}
        kindText={kindText}
        beside={(line, name, first) => (
          <PutBackButtons
            of={of.type}
            line={line}
            name={name}
            first={first}
            edits={edits}
            words={words}
            changes={changes}
            onChoose={setChosen}
            onLook={look}
          />
        )}
        tools={
          <Button variant="default" leftSection={<IconClockHour4 size={15} />} onClick={() => setAsking(true)}>
            {words.t('putBack.asOf')}
          </Button>
        }
        onClose={onClose}
      />
      {chosen && (
        <PutBackDialog of={of} chosen={chosen} words={words} changes={changes} onClose={() => setChosen(null)} />
      )}
      {asking && <AsOfDialog of={of} onClose={() => setAsking(false)} />}
    </>
  )
}
