let known: Promise<Set<string>> | undefined

/**
 * Whether a password is among the some 49,000 that are guessed first (those of @zxcvbn-ts/language-common, from passwords
 * that became public), whatever digits and signs stand around it, once or twice. The list is read when it is first
 * asked: the pages do not load it.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= readKnown()
  const words = await known
  const whole = password.normalize('NFKC').toLowerCase()
  const inner = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [whole, inner].some((one) => words.has(one) || words.has(halfOf(one)))
}

async function readKnown(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'] as string[])
}

/** The first half of a text that is the same twice, else nothing. */
function halfOf(text: string): string {
  const half = text.slice(0, text.length / 2)
  return half + half === text ? half : ''
}
