import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody can guess: 256 bits, in letters that need no escaping. */
export const newToken = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')

/** What is stored of a token. It is long and random, so one round of SHA-256 is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
