import { turningSigns } from './line.ts'

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A text for a place within a sentence, which it cannot turn round: between FSI and PDI (UAX #9 §2.4) where it has letters
 * that are read from right to left, and without signs that turn what follows. As it is otherwise.
 */
export const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `\u2068${text.replace(turningSigns, '')}\u2069` : text
