import type { z } from 'zod'
import type { ErrorCode, FieldProblem } from './errors.ts'
import type { FilterProblemCode } from './filter/problem.ts'
import type { PasswordProblem } from './passwords.ts'

const sentences = {
  required: 'This is required.',
  unknown_field: 'There is no such field.',
  type: 'This is not of the right type: {expected} is expected.',
  too_long: 'This is too long: at most {max} characters.',
  too_short: 'This is too short: at least {min} characters.',
  too_many: 'These are too many: at most {max}.',
  too_few: 'These are too few: at least {min}.',
  too_big: 'This is too big: at most {max}.',
  too_small: 'This is too small: at least {min}.',
  choice: 'Choose one of: {choices}.',
  email: 'This is not an e-mail address. It should look like name@example.com.',
  uuid: 'This is not an id.',
  date: 'This is not a day. It should look like 2026-11-22.',
  date_order: 'This does not fit the order of day and month that the column has.',
  day_order:
    'The column {column} does not show whether the day or the month comes first: {value} can be either. Say which, and start again.',
  born_later: 'Nobody is born in the future.',
  born_long_ago: 'This is more than 130 years ago.',
  instant: 'This is not a moment. It should look like 2026-11-22T03:30:00Z.',
  in_future: 'This moment is still to come. Give one that has been.',
  number: 'A number has 1 to 66 letters, digits, "_" or "-".',
  code: 'A code has 1 to 32 lower-case letters, digits, "_" or "-", and starts with a letter or digit.',
  number_prefix: 'A prefix has at most 16 letters, digits, "_" or "-".',
  preference_key: 'A key has 1 to 64 lower-case letters, digits, ".", "_" or "-", and starts with a letter or digit.',
  postal_code: 'The country writes its postal codes otherwise: such as {example}.',
  postal_code_near: 'The country writes its postal codes otherwise. Is {offered} meant?',
  country: 'This is not a country code. It should be two letters, such as DE.',
  currency: 'This is not a currency code. It should be three letters, such as EUR.',
  money: 'This is not an amount with its currency. It should look like 1234.50 EUR.',
  amount: 'This is not an amount that its currency can have.',
  one_currency: 'Both amounts should be of the same currency.',
  locale: 'This is not a locale. It should look like de or en-US.',
  two_decimals: 'At most two decimals.',
  number_range: 'This is not a number, or not one that is allowed here.',
  flag: 'Write yes or no.',
  tag: 'A tag has no comma, semicolon or bar.',
  source: 'The name of a system has no colon or comma.',
  control_characters: 'This contains characters that cannot be printed.',
  half_character: 'This contains half a character, such as a cut emoji.',
  not_whole: 'This should be a whole number.',
  blank: 'This is blank: give the text to look for.',
  shortened:
    'A spreadsheet has shortened this number, and its last digits are lost. Make the column one of text there, and save the file again.',
  phone_digits: 'Give at least one digit of the phone number.',
  external_id: 'Give the source and the id, such as shop:1005.',
  reversed: 'The first of the two should not be after the second.',
  year: 'The year should be between 1 and 9999.',
  wrong_password: 'This is not your present password.',
  own_email: 'You change your own e-mail on your profile, with your password.',
  someone: 'Give at least one of: a name, company_name, email, a phone, an external id.',
  nobody_left: 'Leave at least one of: a name, company_name, email, a phone, an external id.',
  site_unknown: 'There is no such site, or you may not use it.',
  record_unknown: 'There is nothing with this id, or you may not see it.',
  staff_unknown: 'There is no such member of staff.',
  not_active: '{name} is not active and cannot be chosen anew. Choose another one.',
  manager_twice: 'Give manager_id or manager_email, not both.',
  home_site: 'This is the home site of the customer. Give it another home site first.',
  tags_full: 'With these tags the customer would have more than fit.',
  email_repeated: 'This e-mail stands in the list already.',
  email_and_emails: 'Give either email, which is the first of them, or emails.',
  account_email: 'This is the e-mail of the account. Its owner changes it in the store, where the new one is verified.',
  address_empty: 'This address is empty. Fill in at least one line.',
  address_unknown: 'This customer has no such address.',
  address_own_successor: 'The address that is deleted cannot be its own successor.',
  note_empty: 'This note is empty. Write something first.',
  personal_hidden: 'Your role does not show personal values, so it cannot change them.',
  file_gone: 'The file is gone. Upload it again.',
  export_over: 'This export is over. Ask for a new one.',
  actor_gone: 'Whoever asked for this may no longer do anything here.',
  columns_unknown: 'The file has none of the columns that are mapped: {columns}.',
  card_numbers:
    'Numbers of payment cards are never stored here, and this file has some: {columns}. Leave that out of the file and bring it anew.',
  card_heading: 'This is the number of a payment card, and no heading.',
  ids_elsewhere:
    'Of {found} rows whose {by} is known here, {count} tell of somebody else: name and e-mail are others. These seem to be the ids of another shop or program: name it as the source of the column. Such a file is not imported.',
  match_column: 'Rows are matched by {by}, but the file has no column {column}.',
  bulk_over: 'It is too long ago: what was to be done is no longer known. Select the customers again.',
  not_resumable: 'The program stopped in the middle of this, and it cannot go on from there. Start it anew.',
  always_stopped: 'The program stopped each time this was running. It is not tried again by itself.',
  disk_full: 'The disk of this installation is full. This goes on by itself, or can be begun anew, once there is room.',
  command_ended: 'The command that ran this import ended before it had finished.',
  unforeseen: 'Something went wrong: {why}',
  not_storable: 'The database does not take this: {why}.',
} as const

/** What is wrong with one value, found by a schema or by a rule. Each has a sentence in every language. */
export type ProblemCode = keyof typeof sentences
export const problemCodes = Object.keys(sentences) as ProblemCode[]

/** A problem as the server tells it: its code is one of those that the web has words for. */
export interface KnownProblem extends FieldProblem {
  code: ProblemCode | ErrorCode | FilterProblemCode | PasswordProblem
}

/** Most problems that are told of one request: nobody reads more of them. */
export const mostProblems = 100

/**
 * The problems of a body by path ("phones.0.number"), from what the schema found: the first hundred. The web translates
 * the code.
 */
export function fieldProblems(error: z.ZodError): Record<string, KnownProblem> {
  const problems = new Map<string, KnownProblem>()
  for (const issue of error.issues) {
    if (problems.size >= mostProblems) break
    const isStray = issue.code === 'unrecognized_keys'
    const paths = isStray ? issue.keys.slice(0, mostProblems).map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) {
      const name = path.join('.')
      if (!problems.has(name)) problems.set(name, isStray ? problem('unknown_field') : ofIssue(issue))
    }
  }
  return Object.fromEntries(problems)
}

/** A problem of one field, with its sentence in English. An unknown code is a sentence itself. */
export function problem(code: string, params?: Record<string, unknown>): KnownProblem {
  const known = isProblemCode(code)
  const message = (known ? sentences[code] : code).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params?.[name] ?? ''),
  )
  return { code: known ? code : 'invalid', message, ...(params && { params }) }
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(sentences, code)

const formats: Record<string, ProblemCode> = {
  guid: 'uuid',
  uuid: 'uuid',
  date: 'date',
  datetime: 'instant',
  email: 'email',
}

type Issue = z.core.$ZodIssue

function ofIssue(issue: Issue): KnownProblem {
  if (issue.code === 'invalid_type') {
    if (isProblemCode(issue.message)) return problem(issue.message)
    return issue.input === undefined && /undefined/.test(issue.message)
      ? problem('required')
      : problem('type', { expected: issue.expected })
  }
  if (issue.code === 'too_big')
    return bound(issue.origin, 'too_long', 'too_many', 'too_big', { max: Number(issue.maximum) })
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' && Number(issue.minimum) === 1) return problem('required')
    return bound(issue.origin, 'too_short', 'too_few', 'too_small', { min: Number(issue.minimum) })
  }
  if (issue.code === 'invalid_value') return problem('choice', { choices: issue.values.map(String).join(', ') })
  if (issue.code === 'invalid_format' && formats[issue.format]) return problem(formats[issue.format]!)
  return problem(issue.message)
}

function bound(
  origin: string,
  text: ProblemCode,
  list: ProblemCode,
  amount: ProblemCode,
  params: Record<string, unknown>,
): KnownProblem {
  return problem(origin === 'string' ? text : origin === 'array' ? list : amount, params)
}
