import { createInstance, type TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import { errorStatus } from '../contract/platform/errors.ts'
import { importRemarks } from '../contract/imports/remarks.ts'
import type { ImportProblem } from '../contract/imports/imports.ts'
import type { JobRow } from '../contract/platform/jobs.ts'
import { problemCodes } from '../contract/platform/problems.ts'
import { leftReasons } from '../contract/platform/reasons.ts'
import { remarkText } from '../web/imports/words.ts'
import { rowReasons } from '../web/jobs/row-reasons.ts'
import { de } from '../web/locales/de.ts'
import { en } from '../web/locales/en.ts'
import { formatsOf } from '../web/platform/formats.ts'
import { reasonText } from '../web/platform/problem.ts'
import type { ChangeWords } from '../web/records/history/change-words.ts'
import { readSources } from './sources.ts'

async function wordsOf(language: 'en' | 'de'): Promise<{ t: TFunction; formats: ReturnType<typeof formatsOf> }> {
  const i18n = createInstance()
  const resources = { en: { translation: en }, de: { translation: de } }
  await i18n.init({ lng: language, resources, interpolation: { escapeValue: false }, returnNull: false })
  return { t: i18n.t, formats: formatsOf(language) }
}
const english = await wordsOf('en')
const german = await wordsOf('de')
const message = 'As the server wrote it.'

const remark = (code: string, params?: Record<string, unknown>): ImportProblem => ({
  row: 2,
  column: null,
  value: null,
  outcome: 'refused',
  code,
  message,
  customer_id: null,
  record_id: null,
  ...(params && { params }),
})

describe('every reason that is told of one record among many', () => {
  const told = [...leftReasons, ...problemCodes, ...Object.keys(errorStatus)].filter((code) => code !== 'invalid')
  const brought = [...importRemarks, ...told]

  test('is said in both languages, in other words, and never as the server wrote it', () => {
    for (const code of told) {
      const [one, other] = [english, german].map(({ t }) => reasonText(t, { code, message }))
      expect([one, other], code).not.toContain(message)
      expect(one, code).not.toBe(other)
    }
  })

  test('of an import as well', () => {
    for (const code of brought) {
      const [one, other] = [english, german].map((words) => remarkText(words, 'customers', remark(code)))
      expect([one, other], code).not.toContain(message)
      expect(one, code).not.toBe(other)
    }
  })

  test('has a code of its own: no rule of a single record refuses with a sentence alone', () => {
    const rules = /^server\/(customers|addresses|notes|bulk|put-back\/actions|imports\/run|platform\/database)\b/
    const bare = /refuseField\(\s*'invalid'|new Refusal\(\s*'invalid',[^{]*?\)/
    const found = readSources('server').filter(({ path, text }) => rules.test(path) && bare.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  test('says what the server wrote where the code is not known', () => {
    expect(reasonText(german.t, { code: 'of_tomorrow', message })).toBe(message)
    expect(remarkText(german, 'customers', remark('of_tomorrow'))).toBe(message)
  })
})

describe('a reason in words', () => {
  const changes: ChangeWords = {
    field: (type, name) => `${type}:${name.split('.')[0]}`,
    value: () => '',
  }
  const row = (code: string | null, data: Record<string, unknown>): JobRow => ({
    place: 1,
    customer_id: null,
    subject_type: 'customer',
    subject_id: null,
    title: 'C-1',
    state: 'refused',
    code,
    message,
    data,
  })
  const lines = (code: string | null, data: Record<string, unknown> = {}): string[] =>
    rowReasons(german, changes, row(code, data))

  test('names the field by its label, and what the sentence speaks of', () => {
    expect(lines('not_active', { field: 'manager_id', name: 'Gustav Gone' })).toEqual([
      'customer:manager_id: Gustav Gone ist nicht mehr aktiv und kann nicht neu gewählt werden.',
    ])
    expect(lines('stale')).toEqual([
      'Jemand hat diesen Kunden inzwischen gespeichert. Sehen Sie ihn sich noch einmal an.',
    ])
    expect(lines(null)).toEqual([message])
  })

  test('of an undo: a line for each reason, with all the fields that it kept', () => {
    const refused = [
      { field: 'first_name', code: 'changed_since', message },
      { field: 'address.0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01.city', code: 'changed_since', message },
      { field: 'account.0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f02', code: 'cannot', reason: 'account_stays', message },
      { field: 'email', code: 'cannot', reason: 'too_long', params: { max: 254 }, message },
    ]
    expect(lines('changed_since', { refused })).toEqual([
      'customer:first_name und Adresse: address:city: Inzwischen geändert',
      'Konto: Ein Konto gehört seinem Besitzer: Dass es eröffnet wurde, lässt sich nicht zurücksetzen.',
      'customer:email: Das ist zu lang: höchstens 254 Zeichen.',
    ])
  })

  test('of an import: choices by their labels, days as people write them', () => {
    const said = (code: string, params: Record<string, unknown>): string =>
      remarkText(german, 'customers', remark(code, params))
    expect(said('choice', { record: 'customers', field: 'gender', choices: ['female', 'male'] })).toBe(
      'Das ist keiner der möglichen Werte (Weiblich, Männlich). Er steht in einer Notiz zum Kunden.',
    )
    expect(said('erased', { day: '2026-11-22' })).toBe(
      'Diese Person wurde am 22.11.2026 gelöscht und wird nicht zurückgeholt.',
    )
    expect(said('key', { by: 'external_id' })).toContain('Externe Kennung')
    expect(said('cells', { cells: 7, columns: 5 })).toContain('7 Zellen und die Kopfzeile 5')
  })
})
