import { percentile } from './statistics.ts'
import type { Case } from './cases.ts'
import { drive, type Sample, type Target } from './driver.ts'

export interface Figures {
  per_second: number
  p50: number
  p95: number
  /** Milliseconds of processor time for each request, of the server and the database; null where unknown. */
  cpu: number | null
}

export interface Side {
  target: Target
  /** Milliseconds of processor time used so far. */
  cpu: () => number
}

export interface Result {
  name: string
  group: Case['group']
  connections: number
  product: Figures
  bare: Figures | null
  /** Requests per second of the product in those of the bare limit. */
  ratio: number | null
  /** Processor time of the bare limit in that of the product: what other work on the machine disturbs less. */
  cpu_ratio: number | null
}

type Name = 'product' | 'bare'

/** Asks product and bare limit in turn, so that whatever else the machine does burdens both. */
export async function duel(
  pair: Case,
  sides: Record<Name, Side>,
  connections: number,
  seconds: number,
): Promise<Result> {
  const rounds = 4
  const taken: Record<Name, Taken[]> = { product: [], bare: [] }
  let count = connections * 1_000_000
  const turn = async (name: Name, limit: number): Promise<Taken | undefined> => {
    const asks = pair[name]
    if (!asks) return undefined
    const { target, cpu } = sides[name]
    const before = cpu()
    const sample = await drive(target, connections, { seconds: limit }, () => asks(count++))
    if (sample.failure) throw new Error(`${pair.name}, ${name}: ${sample.failure}`)
    return { ...sample, cpu: cpu() - before }
  }
  for (const name of ['product', 'bare'] as const) await turn(name, Math.min(1, seconds / 2))
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? (['product', 'bare'] as const) : (['bare', 'product'] as const)) {
      const sample = await turn(name, seconds / rounds)
      if (sample) taken[name].push(sample)
    }
  }
  const [product, bare] = [figures(taken.product), pair.bare ? figures(taken.bare) : null]
  const cpu_ratio = bare?.cpu && product.cpu ? bare.cpu / product.cpu : null
  return {
    name: pair.name,
    group: pair.group,
    connections,
    product,
    bare,
    ratio: bare && product.per_second / bare.per_second,
    cpu_ratio,
  }
}

type Taken = Sample & { cpu: number }

function figures(samples: readonly Taken[]): Figures {
  const times = samples.flatMap((sample) => sample.times)
  const sum = (of: (sample: Taken) => number): number => samples.reduce((total, sample) => total + of(sample), 0)
  return {
    per_second: (times.length * 1000) / sum((sample) => sample.milliseconds),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpu: sum((sample) => sample.cpu) / times.length || null,
  }
}
