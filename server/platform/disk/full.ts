import { Refusal } from '../refusal.ts'

const codes = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** Whether an error says that a disk is full: that of the program, or (`disk_full`, SQLSTATE 53100) of its database. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'disk_full'
  if (!(error instanceof Error)) return false
  return codes.has((error as NodeJS.ErrnoException).code ?? '') || isDiskFull(error.cause)
}

/** What whoever asked is told where a write met the end of the disk: all of it was taken back. */
export const refuseFull = (): Refusal =>
  new Refusal(
    'disk_full',
    'The disk of this installation is full: nothing of this was saved. Whoever runs it must make room; then try again.',
  )
