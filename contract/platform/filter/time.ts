const day = 86_400_000

/** The days that `last_days` and `next_days` mean, both ends included: `today` and that many before or after. */
export function dayWindow(op: 'last_days' | 'next_days', days: number, today: string): [from: string, to: string] {
  const [from, to] = instantWindow(op, days, new Date(today))
  return [from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)]
}

/** The moments that `last_days` and `next_days` mean, both ends included: so many times 24 hours before or after now. */
export function instantWindow(op: 'last_days' | 'next_days', days: number, now: Date): [from: Date, to: Date] {
  const span = days * day
  return op === 'last_days' ? [new Date(now.getTime() - span), now] : [now, new Date(now.getTime() + span)]
}
