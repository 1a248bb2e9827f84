import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { writeXlsx } from './xlsx-write.ts'

test(
  'whoever takes the file slowly is not run away from: rows wait where they come from',
  { timeout: 60_000 },
  async () => {
    const all = 60_000
    let asked = 0
    async function* rows(): AsyncGenerator<string[][]> {
      while (asked < all) {
        asked += 500
        yield Array.from({ length: 500 }, () => Array.from({ length: 10 }, () => randomUUID()))
      }
    }
    const columns = Array.from({ length: 10 }, (_, at) => ({ title: `Column ${at}`, kind: 'text' as const }))
    const file = writeXlsx([{ name: 'Slow', columns, rows: rows() }])
    await file.next()
    await delay(3_000)
    const before = asked
    expect(before).toBeLessThan(all / 3)
    await delay(500)
    expect(asked).toBe(before)
    await file.return(undefined).catch(() => undefined)
  },
)
