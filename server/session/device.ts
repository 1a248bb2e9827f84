import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'
import type { Handle } from '../platform/database/db.ts'
import { isSecure } from '../platform/http/base-url.ts'
import { secretOf } from '../platform/secret.ts'

/** Somebody with a password, as the database has it. */
interface Owner {
  id: string
  password_hash: string | null
}

type Where = Pick<Config, 'publicUrl'>

const nobody: Owner = { id: '', password_hash: null }
const days = 365
const plain = 'clientele_device'
const nameOf = (request: FastifyRequest, { publicUrl }: Where): string =>
  isSecure(request, publicUrl) ? `__Host-${plain}` : plain

/**
 * The device on which this person has signed in before, by a mark that its browser keeps; undefined for any other. Tries
 * from it are counted by themselves, so that nobody is locked out by the tries of others (device cookies, OWASP). A mark
 * ends with the password that it was given for.
 */
export async function knownDevice(
  db: Handle,
  request: FastifyRequest,
  where: Where,
  owner: Owner | null,
): Promise<string | undefined> {
  const sent = new RegExp(`(?:^|;)\\s*${nameOf(request, where)}=([\\w-]{22})\\.([\\w-]{43})(?=;|$)`)
  const [, device, mark] = sent.exec(request.headers.cookie ?? '') ?? []
  if (!device || !mark) return undefined
  // As much work for nobody as for somebody: how long it takes must not tell whether the e-mail is known.
  const right = await markOf(db, device, owner ?? nobody)
  const same = timingSafeEqual(Buffer.from(mark), Buffer.from(right))
  return same && owner?.password_hash ? device : undefined
}

/** Gives the browser a new mark, by which it is known to this person from now on. */
export async function writeDevice(
  db: Handle,
  request: FastifyRequest,
  reply: FastifyReply,
  where: Where,
  owner: Owner,
) {
  const device = randomBytes(16).toString('base64url')
  const secure = isSecure(request, where.publicUrl) ? ['Secure'] : []
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${days * 86_400}`, ...secure]
  const mark = `${nameOf(request, where)}=${device}.${await markOf(db, device, owner)}`
  reply.header('set-cookie', [mark, ...attributes].join('; '))
}

async function markOf(db: Handle, device: string, { id, password_hash }: Owner): Promise<string> {
  const said = JSON.stringify(['device', device, id, password_hash])
  return createHmac('sha256', await secretOf(db))
    .update(said)
    .digest('base64url')
}
