import { addressFields } from '../../../contract/addresses/record.ts'
import { customerFields } from '../../../contract/customers/record.ts'
import { eachIdOnce } from '../../../contract/platform/external-ids.ts'
import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import { addressTarget } from '../../../contract/imports/targets.ts'
import type { Field, FieldSpecs } from '../../../contract/platform/record.ts'
import { passwordReaders } from './read-password.ts'
import { addressReader } from './read-address.ts'
import { readEmails } from './read-emails.ts'
import { unread, type Put, type Reader } from './read-remarks.ts'
import { phonesIn } from './read-phones.ts'
import { idsIn, tellerOf } from './read-field.ts'
import { isShortened, isWrittenInDigits, withoutPoint } from './whole-numbers.ts'
import { flagWord } from './flag-words.ts'
import { plainLine } from '../../../contract/platform/line.ts'

/** The reader of a mapped column, by what the column becomes. */
export function readerOf(column: ImportColumn, settings: ImportSettings): Reader {
  const read = plainReaderOf(column, settings)
  if (!isWrittenInDigits(column.target)) return read
  return (cell, row, _, asText) =>
    asText
      ? read(cell, row, column)
      : isShortened(cell)
        ? unread(row, column, cell, 'shortened')
        : read(withoutPoint(cell), row, column)
}

function plainReaderOf(column: ImportColumn, settings: ImportSettings): Reader {
  const { target, tag } = column
  const place = addressTarget(target)
  if (place) return addressReader(place, (name, put) => readField(fieldOf(addressFields, name), settings, column, put))
  if (tag) return tagReader(tag)
  if (target === 'account.verified_at')
    return readField(
      { name: target, kind: 'instant' },
      settings,
      column,
      (row, value) => (row.verified_at = String(value)),
    )
  return (
    special[target] ??
    readField(fieldOf(customerFields, target), settings, column, (row, value) =>
      Object.assign(row.values, { [target]: value }),
    )
  )
}

const fieldOf = (specs: FieldSpecs, name: string): Field => ({ name, ...specs[name]! })

const readingField = fieldOf(customerFields, 'reading')

const special: Record<string, Reader> = {
  ...passwordReaders,
  phones: (cell, row, { label }) => void row.phones.push(...phonesIn(cell, label)),
  external_ids: (cell, row, column) => {
    const ids = idsIn(cell, column, fieldOf(customerFields, 'external_ids'))
    if ('problem' in ids) return unread(row, column, cell, ids.problem)
    row.values.external_ids = eachIdOnce([...(row.values.external_ids ?? []), ...ids])
  },
  tags: (cell, row, column) => {
    const tags = kinds.tags.fromText(cell, fieldOf(customerFields, 'tags'))
    if ('problem' in tags) return unread(row, column, cell, 'tag')
    row.values.tags = [...new Set([...(row.values.tags ?? []), ...tags])]
  },
  email: readEmails,
  emails: readEmails,
  // The family name and the given name may stand in cells of their own.
  reading: (cell, row, column) => {
    const told = kinds.text.fromText([row.values.reading, cell].filter(Boolean).join(' '), readingField)
    if (typeof told === 'string') return void (row.values.reading = told)
    unread(row, column, cell, told.problem, readingField.max)
    row.values.reading = told.keep ?? null
  },
  full_name: (cell, row) => void (row.full_name = plainLine(cell).replace(/\s+/g, ' ')),
  site: (cell, row) => void (row.site = cell),
  sites: (cell, row) =>
    void row.sites.push(
      ...cell
        .split(/[,;|]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  manager: (cell, row, { column }) => void (row.manager = { cell, column }),
  note: (cell, row) => void row.notes.push(cell),
}

/** A cell that says yes hangs the tag on; one that says no does not. */
function tagReader(tag: string): Reader {
  return (cell, row, column) => {
    const yes = kinds.flag.fromText(flagWord(cell, 'tag'), fieldOf(customerFields, 'active'))
    if (typeof yes !== 'boolean') return unread(row, column, cell, 'flag')
    if (yes) row.values.tags = [...new Set([...(row.values.tags ?? []), tag])]
  }
}

function readField(field: Field, settings: ImportSettings, ofColumn: ImportColumn, put: Put): Reader {
  const tell = tellerOf(field, settings, ofColumn)
  return (cell, row, column) => {
    const told = tell(cell)
    if (told === null) return
    if ('value' in told) return put(row, told.value)
    unread(row, column, cell, told.problem, field.max)
    if (told.keep !== undefined) put(row, told.keep)
  }
}
