import { Button, Group, Select, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { createTaskComment, type Task } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { isDay } from '../ui/days.ts'
import { useSaveKeys } from '../ui/save-keys.ts'
import { toastDone, useToastError } from '../ui/toast.ts'
import { dayOf } from './due.ts'
import { commentsQuery, rereadTasks } from './queries.ts'
import { useTaskWords } from './tasks-view.ts'
import type { TaskActs } from './use-task-acts.tsx'

export interface AskedOfTask {
  what: 'day' | 'performer' | 'comment'
  task: Task
}

interface Props {
  asked: AskedOfTask
  acts: TaskActs
  onClose: () => void
}

/** Asks for the one thing that an act on a task needs: a day, somebody, or words. */
export function TaskDialog({ asked: { what, task }, acts, onClose }: Props) {
  const props = { task, acts, onClose }
  if (what === 'day') return <DayDialog {...props} />
  return what === 'performer' ? <PerformerDialog {...props} /> : <CommentDialog {...props} />
}

type OneProps = Omit<Props, 'asked'> & { task: Task }

function DayDialog({ task, acts, onClose }: OneProps) {
  const { t } = useTaskWords()
  const [day, setDay] = useState<string | null>(dayOf(task))
  const readable = day === null || isDay(day)
  return (
    <Frame
      title={t('tasks.putOff.title')}
      about={task.display_name}
      action={t('tasks.putOff.save')}
      ready={readable}
      run={() => acts.putOff(task, day)}
      onClose={onClose}
    >
      <DayInput
        data-autofocus
        label={t('tasks.fields.due_on')}
        value={day}
        onChange={setDay}
        error={!readable && t('problems.date')}
      />
    </Frame>
  )
}

function PerformerDialog({ task, acts, onClose }: OneProps) {
  const { t, references } = useTaskWords()
  const [chosen, choose] = useState<string | null>(null)
  const others = (references['staff'] ?? []).filter((one) => !one.inactive && one.value !== task.performer_id)
  const name = others.find((one) => one.value === chosen)?.label ?? ''
  return (
    <Frame
      title={t('tasks.handOver.title')}
      about={task.display_name}
      action={t('tasks.handOver.save')}
      ready={chosen !== null}
      run={() => acts.handOver(task, chosen, name)}
      onClose={onClose}
    >
      <Select
        data-autofocus
        label={t('tasks.handOver.to')}
        data={others.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        onChange={choose}
        searchable
        nothingFoundMessage={t('records.nothingFound')}
        // The first Escape closes the list, and not the dialog.
        comboboxProps={{ withinPortal: true }}
      />
    </Frame>
  )
}

function CommentDialog({ task, onClose }: OneProps) {
  const { t } = useTaskWords()
  const client = useQueryClient()
  const failed = useToastError()
  const keyOf = useIdempotencyKey()
  const [text, setText] = useState('')
  const run = async (): Promise<boolean> => {
    try {
      await call(createTaskComment, { params: { id: task.id }, body: { text }, idempotencyKey: keyOf(text) })
    } catch (error) {
      failed(error)
      return false
    }
    void client.invalidateQueries({ queryKey: commentsQuery(task.id).queryKey })
    rereadTasks(client)
    toastDone(t('tasks.comments.saved'))
    return true
  }
  return (
    <Frame
      title={t('tasks.comments.write')}
      about={task.display_name}
      action={t('tasks.comments.save')}
      ready={text.trim() !== ''}
      run={run}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={t('tasks.comments.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
      />
    </Frame>
  )
}

interface FrameProps {
  title: string
  about: string
  action: string
  ready: boolean
  /** True: it is done, and the dialog closes. */
  run: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}

function Frame({ title, about, action, ready, run, onClose, children }: FrameProps) {
  const { t } = useTaskWords()
  const [busy, setBusy] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const save = async (): Promise<void> => {
    if (!ready || busy) return
    setBusy(true)
    if (await run()) onClose()
    else setBusy(false)
  }
  useSaveKeys(element, () => void save())
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        ref={element}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p style={{ margin: '0 0 8px', overflowWrap: 'anywhere' }}>{about}</p>
        {children}
        <Group mt="lg" gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
