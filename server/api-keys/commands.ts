import { permissions } from '../../contract/permissions.ts'
import { system } from '../platform/actor.ts'
import type { Command } from '../platform/command.ts'
import { transact } from '../platform/database/tx.ts'
import { roleByCode } from '../roles/queries.ts'
import { createApiKey } from './actions.ts'

export const apiKeyCreateCommand: Command = {
  name: 'api-key create',
  summary: 'Create an API key and print it',
  usage: 'The last line of the output is the key and nothing else. It is not shown again.',
  options: {
    role: {
      type: 'string',
      value: 'CODE',
      description: 'the role whose permissions the key has, such as administrator',
      required: true,
    },
    name: { type: 'string', value: 'NAME', description: 'what the key is for; "Command line" unless given' },
  },
  async run(program, { values }) {
    const name = String(values.name ?? 'Command line')
    const { key } = await transact(program.db, system(permissions), 'system', async (tx) => {
      const role = await roleByCode(tx.db, String(values.role))
      return createApiKey(tx, { name, role_id: role.id })
    })
    console.log(key)
  },
}
