import { presumeAll } from './presumed-gender/presume-all.ts'
import type { Command } from '../platform/command.ts'
import { refoldAll } from '../platform/records/refold.ts'
import { refolded } from './refold.ts'

/** Writes the search texts anew, for those written by a version that folded otherwise. Only rows that differ are touched. */
export const rebuildSearch: Command = {
  name: 'rebuild search',
  summary: 'Write the search texts of all customers anew.',
  usage: 'Safe beside a running server. A new version does it by itself; this is for what `verify` finds.',
  async run({ db }) {
    const { seen, changed } = await refoldAll(refolded, db, (so_far) => {
      process.stderr.write(`\r${so_far.seen} customers read, ${so_far.changed} written`)
    })
    process.stderr.write('\n')
    console.log(`The search texts of ${changed} of ${seen} customers were written anew.`)
  },
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
