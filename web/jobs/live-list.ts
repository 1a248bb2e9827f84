import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Job } from '../../contract/platform/jobs.ts'
import { useLive } from '../platform/live.ts'

type Pages = InfiniteData<{ items: Job[] }>

/** Keeps the jobs on a page true: progress is put in at once, everything else is read again, at most once a second. */
export function useLiveJobs(): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const reread = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      void client.invalidateQueries({ queryKey: ['jobs'] })
    }, 1_000)
  }
  useLive({
    reset: reread,
    job: (told) => {
      const moved = (job: Job): Job =>
        job.id === told.id ? { ...job, progress: told.progress, total: told.total } : job
      client.setQueriesData<Pages>(
        { queryKey: ['jobs', 'list'] },
        (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(moved) })) },
      )
      client.setQueryData<Job>(['jobs', 'one', told.id], (job) => job && moved(job))
      reread()
    },
  })
}
