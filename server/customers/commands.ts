import type { Command } from '../platform/command.ts'
import type { Db } from '../platform/database/db.ts'
import { revise, type Revision } from '../platform/records/revise.ts'
import { presumptions } from './presumed-gender/presumptions.ts'
import { refolded } from './refold.ts'

/** Writes the search texts anew, for those written by a version that folded otherwise. Only rows that differ are touched. */
export const rebuildSearch: Command = {
  name: 'rebuild search',
  summary: 'Write the search texts of all customers anew.',
  usage: 'Safe beside a running server. A new version does it by itself; this is for what `verify` finds.',
  async run({ db }) {
    const { seen, changed } = await reviseTelling(refolded, db)
    console.log(`The search texts of ${changed} of ${seen} customers were written anew.`)
  },
}

/** Guesses every gender anew, or clears the guesses where the settings forbid them. */
export const rebuildPresumedGender: Command = {
  name: 'rebuild presumed-gender',
  summary: 'Guess the gender of all customers anew from their names.',
  usage: 'Safe beside a running server. Needed only when the notes of a new version say so.',
  async run({ db }) {
    const { seen, changed } = await reviseTelling(presumptions, db)
    console.log(`The presumed gender of ${changed} of ${seen} customers was written anew.`)
  },
}

async function reviseTelling(revision: Revision, db: Db): Promise<{ seen: number; changed: number }> {
  const done = await revise(revision, db, ({ seen, changed }) => {
    process.stderr.write(`\r${seen} customers read, ${changed} written`)
  })
  process.stderr.write('\n')
  return done
}
