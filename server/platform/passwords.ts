import { hash, verify, type Options } from '@node-rs/argon2'

/** Argon2id with the costs that OWASP names as the least (19 MiB, two passes): some 25 ms, outside of the event loop. */
const costs: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), costs)

let nobodys: Promise<string> | undefined

/** Whether a password is the one that was hashed. Takes as long where there is no hash, and answers no. */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  const nobody = await (nobodys ??= hash('nobody', costs))
  const right = await verify(hashed ?? nobody, password.normalize('NFKC'))
  return right && hashed !== null
}
