import { percentile } from './statistics.ts'
import type { Case } from './cases.ts'
import { drive, type Ask, type Sample, type Target } from './driver.ts'

export interface Figures {
  per_second: number
  p50: number
  p95: number
}

export interface Result {
  name: string
  group: Case['group']
  connections: number
  product: Figures
  bare: Figures | null
  /** Requests per second of the product in those of the bare limit. */
  ratio: number | null
}

/** Asks product and bare limit in turn, so that whatever else the machine does burdens both. */
export async function duel(one: Case, product: Target, bare: Target, connections: number, seconds: number): Promise<Result> {
  const rounds = 4
  const samples: Record<'product' | 'bare', Sample[]> = { product: [], bare: [] }
  const counters = { product: connections * 1_000_000, bare: connections * 1_000_000 }
  const turn = async (side: 'product' | 'bare', limit: number): Promise<Sample | undefined> => {
    const asks = one[side]
    if (!asks) return undefined
    const next = (): Ask => asks(counters[side]++)
    const sample = await drive(side === 'product' ? product : bare, connections, { seconds: limit }, next)
    if (sample.failure) throw new Error(`${one.name}, ${side}: ${sample.failure}`)
    return sample
  }
  for (const side of ['product', 'bare'] as const) await turn(side, Math.min(1, seconds / 2))
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['product', 'bare'] as const) : (['bare', 'product'] as const)) {
      const sample = await turn(side, seconds / rounds)
      if (sample) samples[side].push(sample)
    }
  }
  const [mine, limit] = [figures(samples.product), one.bare ? figures(samples.bare) : null]
  return { name: one.name, group: one.group, connections, product: mine, bare: limit, ratio: limit && mine.per_second / limit.per_second }
}

function figures(samples: readonly Sample[]): Figures {
  const times = samples.flatMap((sample) => sample.times)
  const milliseconds = samples.reduce((sum, sample) => sum + sample.milliseconds, 0)
  return { per_second: (times.length * 1000) / milliseconds, p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}
