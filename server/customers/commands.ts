import { sql } from 'kysely'
import { presumeAll } from './presumed-gender/presume-all.ts'
import type { Command } from '../platform/command.ts'
import { phoneRegions, readPhones, type PhoneRegions } from './rules/phones.ts'
import { searchTexts } from './rules/search-text.ts'
import type { CustomerRow } from './tables.ts'
import { readSettings } from '../settings/queries.ts'
import { allSites } from '../sites/queries.ts'

const batch = 1_000

/** Writes the search texts anew, for those written by a version that folded otherwise. Only rows that differ are touched. */
export const rebuildSearch: Command = {
  name: 'rebuild search',
  summary: 'Write the search texts of all customers anew.',
  usage: 'Safe beside a running server. Needed only when the notes of a new version say so.',
  async run({ db }) {
    const [settings, sites] = [await readSettings({ db: db.read }), await allSites({ db: db.read })]
    const countries = new Map(sites.map((site) => [site.id, site.countries]))
    let after = '00000000-0000-0000-0000-000000000000'
    let [seen, changed] = [0, 0]
    for (;;) {
      const { rows } = await sql<CustomerRow>`
        select * from customers where id > ${after} and erased_at is null order by id limit ${batch}`.execute(db.write)
      const last = rows.at(-1)
      if (!last) break
      changed += await write(
        rows.flatMap((row) =>
          renewed(row, phoneRegions(settings, countries.get(row.site_id) ?? [], row.billing_country)),
        ),
      )
      seen += rows.length
      after = last.id
      process.stderr.write(`\r${seen} customers read, ${changed} written`)
    }
    process.stderr.write('\n')
    console.log(`The search texts of ${changed} of ${seen} customers were written anew.`)

    async function write(texts: readonly Renewed[]): Promise<number> {
      if (texts.length === 0) return 0
      // A customer who was saved in between has a newer text already: the version says so.
      const { rows } = await sql`
        update customers c set search = t.search, search_public = t.search_public
        from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as t(id uuid, version int, search text, search_public text)
        where c.id = t.id and c.version = t.version returning 1`.execute(db.write)
      return rows.length
    }
  },
}

interface Renewed {
  id: string
  version: number
  search: string
  search_public: string
}

function renewed(row: CustomerRow, regions: PhoneRegions): Renewed[] {
  const texts = searchTexts(row, readPhones(row.phones, regions, row.phones))
  return texts.search === row.search && texts.search_public === row.search_public
    ? []
    : [{ id: row.id, version: row.version, ...texts }]
}

/** Guesses every gender anew, or clears the guesses where the settings forbid them. */
export const rebuildPresumedGender: Command = {
  name: 'rebuild presumed-gender',
  summary: 'Guess the gender of all customers anew from their names.',
  usage: 'Safe beside a running server. Needed only when the notes of a new version say so.',
  async run({ db }) {
    const { seen, changed } = await presumeAll(db, (so_far) => {
      process.stderr.write(`\r${so_far.seen} customers read, ${so_far.changed} written`)
    })
    process.stderr.write('\n')
    console.log(`The presumed gender of ${changed} of ${seen} customers was written anew.`)
  },
}
