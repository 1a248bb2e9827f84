import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { permissions } from '../../../contract/permissions.ts'
import { testApp } from '../../../test/app.ts'
import { importing } from '../../../test/importing.ts'
import { system } from '../../platform/actor.ts'
import { likelyDoubles, type Entered } from './queries/likely-doubles.ts'

// How good the check for likely doubles is, on 5,000 records of persons with typing errors whose truth is known: Febrl
// data set 3. The rules were set by looking at the persons with an even number; the figures that count are the others'.
const file =
  process.env['FEBRL'] ?? fileURLToPath(new URL('../../../../shared/data/febrl/dataset3.csv', import.meta.url))
const birth = process.env['FEBRL_BIRTH'] !== 'no'

interface Told {
  id: string
  person: number
  original: boolean
  first_name: string
  last_name: string
  line1: string
  city: string
  postal_code: string
  date_of_birth: string | null
}

const dayOf = (text: string): string | null => {
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(text)?.slice(1).join('-')
  return day && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null
}

function read(): Told[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [
      id = '',
      first_name = '',
      last_name = '',
      number = '',
      street = '',
      ,
      city = '',
      postal_code = '',
      ,
      born = '',
    ] = line.split(',').map((cell) => cell.trim())
    const person = Number(/rec-(\d+)-/.exec(id)?.[1])
    const line1 = [number, street].filter(Boolean).join(' ')
    return {
      id,
      person,
      original: id.endsWith('org'),
      first_name,
      last_name,
      line1,
      city,
      postal_code,
      date_of_birth: dayOf(born),
    }
  })
}

const enteredOf = (one: Told): Entered => ({
  first_name: one.first_name,
  last_name: one.last_name,
  date_of_birth: birth ? one.date_of_birth : null,
  addresses: [{ line1: one.line1, city: one.city, postal_code: one.postal_code }],
})

describe.skipIf(!existsSync(file))(
  'likely doubles of Febrl data set 3 (skipped where the data is not there)',
  async () => {
    const app = await testApp({ background: true })
    afterAll(() => app.close())
    const { bring } = importing(app)
    const reading = { db: app.db.read, actor: system(permissions) }

    test('are found, and hardly anybody else', { timeout: 120_000 }, async () => {
      const told = read()
      const known = told.filter((one) => one.original)
      const columns = [
        'external_ids',
        'first_name',
        'last_name',
        'date_of_birth',
        'address.line1',
        'address.city',
        'address.postal_code',
      ]
      const rows = known.map((one) =>
        [
          one.id,
          one.first_name,
          one.last_name,
          (birth && one.date_of_birth) || '',
          one.line1,
          one.city,
          one.postal_code,
        ].join(','),
      )
      const mapping = columns.map((target) => ({
        column: target,
        target,
        ...(target === 'external_ids' && { source: 'febrl' }),
      }))
      await bring(`${columns.join(',')}\n${rows.join('\n')}\n`, { settings: { mapping, match: [], mode: 'create' } })
      const { rows: ids } = await app.db.pool.query<{ customer_id: string; external_id: string }>(
        'select customer_id, external_id from customer_external_ids',
      )
      const idOf = new Map(ids.map((one) => [one.external_id, one.customer_id]))
      const personOf = new Map(known.map((one) => [idOf.get(one.id), one.person]))

      const asked = told.filter((one) => !one.original || idOf.has(one.id))
      const tally = [0, 1].map(() => ({ right: 0, wrong: 0, missed: 0 }))
      for (let at = 0; at < asked.length; at += 100) {
        const some = asked.slice(at, at + 100)
        const found = await likelyDoubles(
          reading,
          some.map((one) => ({ ...enteredOf(one), ...(one.original && { except: idOf.get(one.id)! }) })),
        )
        for (const [place, one] of some.entries()) {
          const counts = tally[one.person % 2]!
          const persons = found[place]!.map((double) => personOf.get(double.customer_id))
          counts.wrong += persons.filter((person) => person !== one.person).length
          if (one.original) continue
          if (persons.includes(one.person)) counts.right += 1
          else counts.missed += 1
          if (process.env['FEBRL_SHOW'] && one.person % 2 === 0 && !persons.includes(one.person))
            console.log(
              'missed',
              JSON.stringify(one),
              JSON.stringify(known.find((other) => other.person === one.person)),
            )
          if (process.env['FEBRL_SHOW'] && one.person % 2 === 0 && persons.some((person) => person !== one.person))
            console.log('wrong', JSON.stringify(one), JSON.stringify(found[place]))
        }
      }
      const figures = tally.map(({ right, wrong, missed }) => ({
        right,
        wrong,
        missed,
        precision: right / (right + wrong),
        recall: right / (right + missed),
      }))
      console.log(`Febrl, ${birth ? 'with' : 'without'} dates of birth: tuned on`, figures[0], 'held back', figures[1])
      expect(figures[1]!.precision).toBeGreaterThan(0.9)
      expect(figures[1]!.recall).toBeGreaterThan(0.7)
    })
  },
)
