import * as contract from '../../contract/mail/mail.ts'
import { mailSending } from '../platform/mail/mail.ts'
import { route, type Slice } from '../platform/slice.ts'
import { eraseLetters, releaseLetter, withdrawLetter } from './actions.ts'
import { countLetters, listLetters, readLetter } from './queries.ts'
import { tidyMail } from './tidy.ts'

export const mail: Slice = {
  name: 'mail',
  verbs: {
    mail: {
      may: () => false,
      stays: () => ({ reason: 'letter_stays', message: 'A letter cannot be called back.' }),
    },
  },
  routes: [
    route(contract.listLetters, ({ tx, query }) => listLetters(tx, query)),
    route(contract.mailStatus, async ({ tx, program: { config } }) => ({
      set: config.smtpUrl !== undefined,
      from: config.mailFrom ?? null,
      ...(await countLetters(tx)),
    })),
    route(contract.getLetter, ({ tx, params }) => readLetter(tx, params.id)),
    route(contract.releaseLetter, ({ tx, params, program }) => releaseLetter(tx, program.config, params.id)),
    route(contract.withdrawLetter, ({ tx, params }) => withdrawLetter(tx, params.id)),
  ],
  owns: [
    {
      table: 'outgoing_mail',
      erase: eraseLetters,
      wipes: ['to', 'subject', 'text', 'html', 'last_error'],
      keeps: [
        'id',
        'state',
        'purpose',
        'confidential',
        'customer_id',
        'attempts',
        'job_id',
        'created_at',
        'created_by_kind',
        'created_by_id',
        'created_by_name',
        'sent_at',
      ],
      counted: true,
      merge: 'move',
      tell: ['to', 'subject', 'text', 'created_at', 'sent_at'],
    },
  ],
  jobs: [mailSending],
  schedules: [{ name: 'mail.tidy', cron: '40 3 * * *', run: tidyMail, background: true }],
}
