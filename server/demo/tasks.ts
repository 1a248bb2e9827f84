import type { Tx } from '../platform/database/tx.ts'
import { createComment } from '../tasks/actions/comments.ts'
import { createTask } from '../tasks/actions/tasks.ts'

interface Work {
  title: string
  details?: string
  /** Days from today. */
  due?: number
  /** Hour of that day, where there is a moment. */
  hour?: number
  done?: true
  comment?: string
}

/** About customers, each in turn. */
const about: readonly Work[] = [
  { title: 'Ring back about the delivery', due: 0, hour: 14, comment: 'Tried at nine, nobody there.' },
  { title: 'Send the invoice once more', due: -2, details: 'The company needs its tax number on it.' },
  { title: 'Ask whether the replacement fits', due: 3 },
  { title: 'Check the refund', due: -1, done: true, comment: 'The bank says it is on its way.' },
  { title: 'Offer for twenty pieces', due: 1, details: 'They would take them in two deliveries.' },
  { title: 'Thank for the review', done: true },
  { title: 'Sort out the double delivery', due: 0 },
  { title: 'Tell when the blue one is back', due: 9 },
  { title: 'Look for a cheaper way to ship', due: 6, hour: 10 },
  { title: 'Birthday voucher', due: 12 },
  { title: 'Correct the address with the carrier', due: -4, done: true },
]

/** About nobody. */
const ownWork: readonly Work[] = [
  { title: 'Go through the reviews of the week', due: 4 },
  { title: 'New text for the letter about late parcels' },
]

/** Work of all kinds for customers and their managers: some late, some for today, some done. */
export async function handOutTasks(
  tx: Tx,
  customers: readonly { id: string; manager_id: string | null }[],
  leader: string | null,
): Promise<void> {
  const managed = customers.filter(({ manager_id }) => manager_id !== null)
  for (const [index, { id, manager_id }] of managed.entries()) {
    if (index % 3 === 0)
      await handOut(tx, about[(index / 3) % about.length]!, { customer_id: id, performer_id: manager_id })
  }
  for (const work of ownWork) await handOut(tx, work, { performer_id: leader })
}

async function handOut(
  tx: Tx,
  { title, details, due, hour, done, comment }: Work,
  whose: { customer_id?: string; performer_id: string | null },
): Promise<void> {
  const day = due === undefined ? undefined : new Date(tx.at.getTime() + due * 86_400_000).toISOString().slice(0, 10)
  const { id } = await createTask(tx, {
    title,
    ...whose,
    ...(details && { details }),
    ...(day &&
      (hour === undefined ? { due_on: day } : { due_at: `${day}T${String(hour).padStart(2, '0')}:00:00.000Z` })),
    ...(done && { completed: true }),
  })
  if (comment) await createComment(tx, id, { text: comment })
}
