import { randomInt } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { permissions } from '../../contract/permissions.ts'
import { staffCreate } from '../../contract/staff/staff.ts'
import { system } from '../platform/actor.ts'
import type { Command } from '../platform/command.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { transact } from '../platform/database/tx.ts'
import { roleByCode } from '../roles/queries.ts'
import { createStaff } from './actions.ts'

export const staffCreateCommand: Command = {
  name: 'staff create',
  summary: 'Create a member of staff',
  usage: 'Without a password one is made, and printed on the last line. A password has at least 12 characters.',
  options: {
    email: { type: 'string', value: 'EMAIL', description: 'the e-mail to sign in with', required: true },
    name: { type: 'string', value: 'NAME', description: 'the name that colleagues see; the e-mail unless given' },
    role: {
      type: 'string',
      value: 'CODE',
      description: 'what the person may do, such as manager; administrator unless given',
    },
    password: {
      type: 'string',
      value: 'WORD',
      description: 'the first password; other users of this machine may see it',
    },
    'password-stdin': { type: 'boolean', description: 'read the first password from standard input' },
  },
  async run(program, { values }) {
    const typedPassword = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : values.password
    const password = typedPassword === undefined ? newPassword() : String(typedPassword)
    const email = String(values.email)
    const made = await transact(program.db, system(permissions), 'system', async (tx) => {
      const role = await roleByCode(tx.db, String(values.role ?? 'administrator'))
      const body = staffCreate.safeParse({ email, name: String(values.name ?? email), role_ids: [role.id], password })
      if (!body.success) throw new OperatorError(wrong(body.error.issues[0]?.path[0]))
      return createStaff(tx, body.data)
    })
    console.log(`${made.name} can sign in as ${made.email} (${made.roles.map(({ code }) => code).join(', ')}).`)
    if (typedPassword === undefined) console.log(password)
  },
}

function wrong(field: PropertyKey | undefined): string {
  if (field === 'email') return '--email is not an e-mail address. It should look like name@example.com.'
  if (field === 'name') return '--name has 1 to 100 characters.'
  return 'The password cannot be empty.'
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five letters that cannot be mistaken for one another: 99 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
