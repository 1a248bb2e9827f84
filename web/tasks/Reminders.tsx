import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useSession } from '../platform/session.tsx'
import { localMoment } from '../ui/moments.ts'
import { toastActs } from '../ui/toast.ts'
import { addDays, quickDay } from './due.ts'
import { myDueTasks } from './queries.ts'
import { isDueNow, takeNew, untilNext } from './reminded.ts'
import { useTaskActs } from './use-task-acts.tsx'

/** How often what is due is read again, in milliseconds: live news do it at once, and this catches what they missed. */
const again = 5 * 60_000
/** More that come due together are told of in one sentence. */
const oneByOne = 3
/** How long a reminder stays, in seconds. */
const shown = 60

/** Says in a corner that a task of one's own is due: in one tab of the browser, the one that is looked at. */
export function Reminders() {
  return useSession().kind === 'staff' ? <OwnReminders /> : null
}

function OwnReminders() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const acts = useTaskActs()
  const [now, setNow] = useState(() => new Date())
  // The day of a moment that a program gave is that of UTC: it may be one later than here.
  const query = useInfiniteQuery({ ...myDueTasks(addDays(localMoment(now).day, 1)), refetchInterval: again })
  const tasks = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])

  const announce = (): void => {
    if (document.visibilityState !== 'visible') return
    const at = new Date()
    const path = window.location.pathname
    const fresh = takeNew(
      tasks.filter((task) => isDueNow(task, at)),
      at,
    ).filter((task) => path !== '/tasks/mine' && path !== `/tasks/${task.id}`)
    if (fresh.length > oneByOne) {
      const mine = { label: t('tasks.reminder.open'), run: () => void navigate({ to: '/tasks/mine' }) }
      return void toastActs(t('tasks.reminder.many', { count: fresh.length }), [mine], shown)
    }
    for (const task of fresh) {
      const open = () => void navigate({ to: '/tasks/$id', params: { id: task.id } })
      const later = () => void acts.putOff(task, quickDay('tomorrow'))
      const buttons = [
        { label: t('tasks.reminder.open'), run: open },
        ...(can('tasks.write') ? [{ label: t('tasks.reminder.tomorrow'), run: later }] : []),
      ]
      void toastActs(t('tasks.reminder.one', { title: task.display_name }), buttons, shown)
    }
  }
  const latest = useRef(announce)
  latest.current = announce

  useEffect(() => {
    // Tabs take turns, so that two that hear of it at once do not both tell of it.
    const look = (): void => {
      if ('locks' in navigator) void navigator.locks.request('clientele-reminders', () => latest.current())
      else latest.current()
    }
    look()
    const timer = setTimeout(() => setNow(new Date()), Math.min(again, untilNext(tasks, now) + 500))
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [tasks, now])
  return null
}
