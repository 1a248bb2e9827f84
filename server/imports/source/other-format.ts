import { extname } from 'node:path'
import { Refusal } from '../../platform/refusal.ts'
import type { ImportSource } from './source.ts'

const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'PDF'],
  [/^<(!doctype html|html|head|body|table|meta)\b/i, 'HTML'],
  [/^<\?xml\b/i, 'XML'],
  [/^\{\\rtf/, 'RTF'],
  [/^(\{\s*"|\[\s*[{["])/, 'JSON'],
]
const control = /[\0-\u0008\u000e-\u0019\u001b-\u001f]/g

/** Refuses the text with which a file begins, where it shows that the file is no table; `guessed` is how it was decoded. */
export function demandTable(source: ImportSource, head: string, guessed: boolean): void {
  const begins = head.trimStart()
  const format = beginnings.find(([pattern]) => pattern.test(begins))?.[1]
  if (format) throw otherFormat(source, format)
  const odd = head.match(control)?.length ?? 0
  if (guessed && odd > head.length / 100) throw otherFormat(source, formatByName(source.name))
}

const ofText = ['', '.csv', '.tsv', '.txt']

function formatByName(name: string): string {
  const ending = extname(name)
  return ofText.includes(ending.toLowerCase()) ? 'binary' : ending.slice(1).toUpperCase()
}

/** The refusal of a file that is of another kind. */
export const otherFormat = (source: ImportSource, format: string): Refusal =>
  new Refusal('file_format', `"${source.name}" has the format ${format}: save the table as .xlsx, or as CSV.`, {
    data: { format },
  })
