import {
  importSettings,
  unnamedSource,
  matchesOf,
  mostMapped,
  targetOfMatch,
  type ImportColumn,
} from '../../../contract/imports/settings.ts'
import { fieldOfTarget, targetsOf } from '../../../contract/imports/targets.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { recordLabels } from '../../../contract/record-labels.ts'
import type { RecordSpec } from '../../../contract/platform/record.ts'
import type { ImportResource } from '../../../contract/record-jobs.ts'
import { records } from '../../../contract/records.ts'
import { idsColumn, keyOf, sourceIn, type Sampled } from '../rules/guess.ts'

/** What the columns of a file of such records probably are: by our own names, by labels in every language, by common words. */
export function guessPlain(
  resource: ImportResource,
  columns: readonly Sampled[],
  named: string = unnamedSource,
): ImportSettings {
  const headings = headingsOf(resource)
  const taken = new Set<string>()
  const mapping = columns.flatMap(({ name, samples }): ImportColumn[] => {
    const source = headings.has(keyOf('external_ids')) ? sourceIn(name) : undefined
    const target = source ? 'external_ids' : headings.get(keyOf(name))
    if (!target) return []
    const one =
      target !== 'external_ids'
        ? { column: name, target }
        : source
          ? { column: name, target, source }
          : idsColumn(name, samples, named)
    const key = `${target}:${one.source ?? ''}`
    if (taken.has(key)) return []
    taken.add(key)
    return [one]
  })
  const match = matchesOf(resource).filter((by) => mapping.some(({ target }) => target === targetOfMatch(by)))
  return importSettings.parse({
    resource,
    mapping:
      mapping.length > 0
        ? mapping.slice(0, mostMapped)
        : [{ column: columns[0]?.name ?? 'Column 1', target: mainTarget(resource) }],
    match,
    mode: match.length > 0 ? 'both' : 'create',
  })
}

/** Whether a column of such a file is called so. */
export const isHeadingOf = (resource: ImportResource, name: string): boolean =>
  headingsOf(resource).has(keyOf(name)) || sourceIn(name) !== undefined

const known = new Map<ImportResource, ReadonlyMap<string, string>>()

function headingsOf(resource: ImportResource): ReadonlyMap<string, string> {
  const found = known.get(resource) ?? gathered(resource)
  known.set(resource, found)
  return found
}

function gathered(resource: ImportResource): ReadonlyMap<string, string> {
  const targets = targetsOf(resource)
  const spec: RecordSpec | undefined = records.find((one) => 'resource' in one && one.resource === resource)
  const known = new Map<string, string>()
  const add = (heading: string, target: string): void => {
    if (!known.has(keyOf(heading))) known.set(keyOf(heading), target)
  }
  for (const target of targets) add(target, target)
  for (const target of targets) add(fieldOfTarget(resource, target)!.name, target)
  for (const { [resource]: labels } of Object.values(recordLabels))
    for (const target of targets) add(labels.fields[fieldOfTarget(resource, target)!.name] ?? target, target)
  for (const [target, words] of Object.entries(spec?.headings ?? {}))
    for (const word of words.split(' ')) add(word, target)
  return known
}

/** What a lone column without a name probably is: what no record can be without. */
const mainTarget = (resource: ImportResource): string =>
  targetsOf(resource).find((target) => fieldOfTarget(resource, target)?.required) ?? targetsOf(resource)[0]!
