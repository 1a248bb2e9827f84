import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { getJob, listJobs, type Job } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { useSession } from '../platform/session.tsx'
import { isOpen } from './words.ts'

const shownAfterwards = 15_000

const corners = new Set<(id: string) => void>()

/** Says that a job was started on this page: the corner shows what came of it, even where it is over at once. */
export const followJob = (id: string): void => corners.forEach((follow) => follow(id))

/** One's own open jobs, kept true by the event stream, and those that ended a moment ago. */
export function useOwnJobs(): { jobs: Job[]; dismiss: (id: string) => void } {
  const { id: own } = useSession()
  const client = useQueryClient()
  const [over, setOver] = useState<readonly Job[]>([])
  const followed = useRef(new Set<string>())
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  const key = ['jobs', 'own']
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      call(listJobs, { query: { state: 'open', mine: 'true', limit: 20, total: 'false' }, signal }),
    staleTime: Infinity,
  })
  const dismiss = useCallback((id: string) => setOver((jobs) => jobs.filter((job) => job.id !== id)), [])
  const reread = () => void client.invalidateQueries({ queryKey: key })
  useEffect(() => () => timers.current.forEach(clearTimeout), [])

  const show = (job: Job): void => {
    setOver((jobs) => [...jobs.filter((one) => one.id !== job.id), job])
    const timer = setTimeout(() => {
      timers.current.delete(timer)
      dismiss(job.id)
    }, shownAfterwards)
    timers.current.add(timer)
  }
  // One that cannot be read any more is simply not shown.
  const look = (id: string): void =>
    void call(getJob, { params: { id } }).then(
      (job) => !isOpen(job) && show(job),
      () => {},
    )
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    const follow = (id: string): void => {
      followed.current.add(id)
      latest.current(id)
    }
    corners.add(follow)
    return () => void corners.delete(follow)
  }, [])

  useLive({
    reset: reread,
    job: (told) => {
      if (told.actor_id !== own) return
      const known = data?.items.find((job) => job.id === told.id)
      if (told.state === 'running' && known?.state === 'running') {
        const items = data!.items.map((job) =>
          job.id === told.id ? { ...job, progress: told.progress, total: told.total } : job,
        )
        client.setQueryData(key, { ...data!, items })
        return
      }
      reread()
      if (known === undefined && !followed.current.has(told.id)) return
      if (told.state === 'running' || told.state === 'queued') return
      look(told.id)
    },
  })
  const open = (data?.items ?? []).filter(isOpen)
  return { jobs: [...open, ...over.filter((job) => !open.some((one) => one.id === job.id))], dismiss }
}
