import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from './client.ts'

/** A customer that a writer has asked for. `answer` is there once the program has said yes. */
export type Wanted = {
  idempotencyKey: string
  body: Record<string, unknown>
  answer?: { id: string; number: string }
}

/** All that writers have asked for, and what they were told. */
export type Ledger = {
  created: Wanted[]
  /** Values of `position` by the id of the customer: those sent, and those the program has said yes to. */
  tried: Map<string, string[]>
  acknowledged: Map<string, string[]>
  /** Answers that nobody should get. */
  wrong: string[]
  /** How many times the program has said yes. */
  count: number
  /** How many times it could not be reached, or was busy. */
  failed: number
}

export type Writers = { ledger: Ledger; stop(): Promise<void> }

/**
 * Lets several clients create customers and change their own and each other's until stopped. A client whose connection
 * breaks does what integrations do: it repeats a create with the same Idempotency-Key until it gets an answer.
 */
export function startWriters(name: string, clients: readonly Client[], pace = 5): Writers {
  const ledger: Ledger = { created: [], tried: new Map(), acknowledged: new Map(), wrong: [], count: 0, failed: 0 }
  let going = true
  const running = clients.map(async (ask, place) => {
    for (let turn = 0; going; turn++) {
      if (turn % 2 === 0) await create(ledger, ask, `${name}-${place}-${turn}`, () => going)
      else await change(ledger, ask, `${name}-${place}-${turn}`)
      await delay(pace)
    }
  })
  return {
    ledger,
    async stop() {
      going = false
      await Promise.all(running)
    },
  }
}

async function create(ledger: Ledger, ask: Client, name: string, going: () => boolean) {
  const phones = [{ number: `+49 30 ${10_000_000 + ledger.created.length}` }]
  const body = { first_name: 'Willa', last_name: name, email: `${name}@load.example`, position: name, phones }
  const wanted: Wanted = { idempotencyKey: name, body }
  ledger.created.push(wanted)
  while (going() && !wanted.answer) {
    const answer = await attempt(ledger, () => repeat(ask, wanted))
    if (answer) wanted.answer = { id: answer.body.id, number: answer.body.number }
    else await delay(50)
  }
}

/** Sends a create (again) with its Idempotency-Key. */
export const repeat = (ask: Client, { body, idempotencyKey }: Wanted) =>
  ask('POST', '/customers', body, { 'idempotency-key': idempotencyKey })

/** Every third change is of one customer that all fight for. */
async function change(ledger: Ledger, ask: Client, value: string) {
  const known = ledger.created.filter((one) => one.answer)
  const chosen = known[Math.random() < 0.3 ? 0 : Math.floor(Math.random() * known.length)]?.answer
  if (!chosen) return
  push(ledger.tried, chosen.id, value)
  const answer = await attempt(ledger, () => ask('PATCH', `/customers/${chosen.id}`, { position: value }))
  if (answer) push(ledger.acknowledged, chosen.id, value)
}

async function attempt(ledger: Ledger, act: () => ReturnType<Client>) {
  try {
    const answer = await act()
    if (answer.status === 200 || answer.status === 201) {
      ledger.count++
      return answer
    }
    if (answer.status === 503 && answer.body.error.code === 'busy') ledger.failed++
    else ledger.wrong.push(`${answer.status} ${JSON.stringify(answer.body)}`)
  } catch {
    ledger.failed++
  }
  return undefined
}

function push(map: Map<string, string[]>, key: string, value: string) {
  map.set(key, [...(map.get(key) ?? []), value])
}
