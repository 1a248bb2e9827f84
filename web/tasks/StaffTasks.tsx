import { Anchor, Button, Group, Select, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemText } from '../platform/problem.ts'
import type { LeavingProps, OwnerProps } from '../records/view.ts'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { toastDone } from '../ui/toast.ts'
import { rereadTasks } from './queries.ts'
import { openCountOf, openTasksOf, useHandOver, useLeftOut } from './staff-tasks.ts'
import { useTaskWords } from './tasks-view.ts'
import { searchOf } from '../platform/search-of.ts'

/** Open tasks of a member of staff on their page, to be handed over in one step. Nothing where there are none. */
export function StaffTasks({ owner: { id } }: OwnerProps) {
  const { t, references } = useTaskWords()
  const client = useQueryClient()
  const leftOut = useLeftOut()
  const { data, error } = useQuery(openCountOf(id))
  const handOver = useHandOver(id)
  const [to, setTo] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const count = data?.count ?? 0
  const isOff = references['staff']?.find((one) => one.value === id)?.inactive === true
  if (leftOut === 'unseen' ? !isOff : count === 0 && !error) return null
  const start = async (): Promise<void> => {
    if (to === null) return
    setBusy(true)
    setFailure(null)
    try {
      await handOver(to, count)
      setTo(null)
      toastDone(t('tasks.staff.started'))
    } catch (refused) {
      setFailure(refused)
    }
    rereadTasks(client)
    setBusy(false)
  }
  return (
    <Section title={t('tasks.staff.title')}>
      {error ? problemText(t, error) : <Told id={id} count={count} />}
      <FormError failure={failure} />
      {count > 0 && (leftOut === null || leftOut === 'elsewhere') && (
        <Group align="flex-end" gap="xs" mt="xs">
          <Performer id={id} value={to} onChange={setTo} />
          <Button variant="default" loading={busy} disabled={to === null} onClick={() => void start()}>
            {t('tasks.staff.save')}
          </Button>
        </Group>
      )}
    </Section>
  )
}

/** The same in the question whether somebody is to be switched off: it is done with that. */
export function TasksLeft({ owner: { id }, onChosen }: LeavingProps) {
  const { t } = useTaskWords()
  const leftOut = useLeftOut()
  const { data, error } = useQuery(openCountOf(id))
  const handOver = useHandOver(id)
  const [to, setTo] = useState<string | null>(null)
  const count = data?.count ?? 0
  const choose = (chosen: string | null): void => {
    setTo(chosen)
    onChosen(chosen === null ? null : () => handOver(chosen, count))
  }
  if (error) return <p>{problemText(t, error)}</p>
  if (leftOut !== 'unseen' && count === 0) return null
  return (
    <div style={{ marginTop: 12 }}>
      <Told id={id} count={count} asked />
      {(leftOut === null || leftOut === 'elsewhere') && <Performer id={id} value={to} onChange={choose} leaves />}
    </div>
  )
}

/** How many open tasks there are, with the way to them unless something is being asked, and what is not handed over here. */
function Told({ id, count, asked = false }: { id: string; count: number; asked?: boolean }) {
  const { t, formats, references } = useTaskWords()
  const leftOut = useLeftOut()
  const name = references['staff']?.find((one) => one.value === id)?.label ?? ''
  const said = t('tasks.staff.count', { count, value: formats.number(count), name })
  return (
    <>
      {leftOut !== 'unseen' &&
        (asked ? (
          said
        ) : (
          <Anchor component={Link} to="/tasks" search={searchOf({ filter: openTasksOf(id) })} fz="sm">
            {said}
          </Anchor>
        ))}
      {leftOut !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t(`tasks.staff.${leftOut}`, { name })}
        </Text>
      )}
    </>
  )
}

interface PerformerProps {
  id: string
  value: string | null
  onChange: (value: string | null) => void
  /** Whether they may also be left where they are. */
  leaves?: boolean
}

/** Who takes the tasks over: a colleague who is there, or nobody. */
function Performer({ id, value, onChange, leaves = false }: PerformerProps) {
  const { t, references } = useTaskWords()
  const others = (references['staff'] ?? []).filter((one) => !one.inactive && one.value !== id)
  return (
    <Select
      label={t('tasks.staff.to')}
      placeholder={t(leaves ? 'tasks.staff.leave' : 'tasks.staff.choose')}
      data={[
        { value: 'nobody', label: t('tasks.staff.nobody') },
        ...others.map((one) => ({ value: one.value, label: one.label })),
      ]}
      value={value}
      onChange={onChange}
      searchable
      clearable={leaves}
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      nothingFoundMessage={t('records.nothingFound')}
      maw={340}
      mt="xs"
      style={{ flex: '1 1 200px' }}
    />
  )
}
