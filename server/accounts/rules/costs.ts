import type { PasswordAlgorithm } from '../../../contract/accounts/password-algorithms.ts'

/** The alphabet of crypt(3), in which phpass writes counts and digests. */
export const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Most that one sign-in may cost, well above what the shops use by themselves: a hash that asks for more is no
 * customer's, but somebody's way to keep the server busy.
 */
const most = { bcrypt: 14, phpass: 18, argon_memory: 262_144, argon_passes: 16, argon_lanes: 16, argon_work: 1_048_576 }

const least = { bcrypt: 4, phpass: 7, argon_memory: 8 }

/** Whether a hash asks for no more work than a sign-in may cost. */
export function isAffordable(algorithm: PasswordAlgorithm, hash: string): boolean {
  if (algorithm === 'bcrypt' || algorithm === 'wordpress') {
    const cost = Number(/\$2[aby]\$(\d\d)\$/.exec(hash)?.[1])
    return cost >= least.bcrypt && cost <= most.bcrypt
  }
  if (algorithm === 'phpass' || algorithm === 'drupal') {
    const rounds = alphabet.indexOf(hash.charAt(3))
    return rounds >= least.phpass && rounds <= most.phpass
  }
  if (algorithm === 'argon2') {
    const [memory, passes, lanes] = (/m=(\d+),t=(\d+),p=(\d+)/.exec(hash)?.slice(1) ?? []).map(Number)
    return isArgonAffordable(memory ?? 0, passes ?? 0, lanes ?? 0)
  }
  if (algorithm === 'magento')
    return [...hash.matchAll(/:3_(\d+)_(\d+)_(\d+)/g)].every(([, length, passes, bytes]) => {
      const bits = Number(length)
      return bits >= 16 && bits <= 64 && isArgonAffordable(Number(bytes) / 1024, Number(passes), 1)
    })
  return true
}

/** Memory in KiB. */
function isArgonAffordable(memory: number, passes: number, lanes: number): boolean {
  return (
    Number.isInteger(memory) &&
    lanes >= 1 &&
    lanes <= most.argon_lanes &&
    memory >= least.argon_memory * lanes &&
    memory <= most.argon_memory &&
    passes >= 1 &&
    passes <= most.argon_passes &&
    memory * passes <= most.argon_work
  )
}
