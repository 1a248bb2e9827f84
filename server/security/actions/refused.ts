import type { Forbidden } from '../../platform/http/http.ts'
import { markOf } from '../../platform/http/request-mark.ts'
import { tellFolded } from './folded.ts'

/** Enters that somebody was refused what they have no right to: each operation once an hour, with a count. */
export async function tellRefused({ program, request, identity, endpoint, refusal }: Forbidden): Promise<void> {
  const { actor, source } = identity
  const { permission, permissions } = (refusal.data ?? {}) as { permission?: string; permissions?: string[] }
  const lacking = permission ?? permissions?.join(', ')
  const line = {
    kind: 'access.refused',
    subject_type: 'access',
    subject_id: endpoint.id,
    data: { operation: endpoint.id, ...(lacking && { permission: lacking }) },
  } as const
  const mark = markOf(request)
  const alike = [`${actor.kind}:${actor.id}`, endpoint.id, mark.address]
  await tellFolded(program.db, { actor, source, request: mark }, line, alike).catch((err: unknown) =>
    program.log.warn({ err }, 'refusal not entered in the security log'),
  )
}
