import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max'
import { digitsOf } from './digits.ts'

/** Countries that dial no trunk prefix, or may leave it out: the beginning of a number has any first digit there. */
const WITHOUT_TRUNK = /^(?:1|7|30|34|351|352|356|357|371|372|420|45|47|48|52|65|852)$/

/**
 * What numbers in E.164 begin with, without the plus, that begin like this at home in one of these countries: `030 1` is `49301` in
 * Germany, `8 926` is `7926` in Russia, `212` is `1212` in the United States. Nothing for what begins with a plus.
 */
export function nationalBeginnings(typed: string, regions: readonly string[]): string[] {
  const digits = digitsOf(typed)
  if (digits === '' || typed.trim().startsWith('+') || digits.startsWith('00')) return []
  const found = regions.flatMap((region) => {
    if (!isSupportedCountry(region)) return []
    const code = getCountryCallingCode(region)
    const rest = withoutTrunk(digits, code, region)
    return rest ? [code + rest] : []
  })
  return [...new Set(found)]
}

function withoutTrunk(digits: string, code: string, region: string): string | null {
  if (['IT', 'SM', 'VA'].includes(region)) return digits
  if (code === '36' && digits.startsWith('06')) return digits.slice(2)
  if (code === '7' && digits.startsWith('8')) return digits.slice(1)
  if (code === '1' && digits.startsWith('1')) return digits.slice(1)
  if (digits.startsWith('0')) return digits.slice(1)
  return WITHOUT_TRUNK.test(code) ? digits : null
}
