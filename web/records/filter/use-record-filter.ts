import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterScope } from '../../../contract/platform/filter/filter.ts'
import { recordScope, relationTo } from '../../../contract/record-scope.ts'
import { records, type DeclaredRecord } from '../../../contract/records.ts'
import type { RecordSpec } from '../../../contract/platform/record.ts'
import type { Access } from '../../../contract/permissions.ts'
import { useCan } from '../../platform/session.tsx'
import { openFields } from '../view.ts'
import { viewOf, views } from '../views.ts'
import { useSaid, wordsOf } from '../words.ts'
import type { FilterWords, RelationWords } from './filter-words.ts'

const specOf = (type: string): RecordSpec | undefined => records.find((one) => one.type === type)

const openScope = (scope: FilterScope, personal: boolean): FilterScope => ({
  ...scope,
  fields: openFields(scope.fields, personal),
  relations: Object.fromEntries(
    Object.entries(scope.relations).map(([name, inner]) => [name, openScope(inner, personal)]),
  ),
})

/** What this person may filter a record by, and how that is said: its own fields, and records that belong together with it. */
export function useRecordFilter(type: DeclaredRecord['type']): { scope: FilterScope; words: FilterWords } {
  const { t } = useTranslation()
  const can = useCan()
  const personal = can('customers.personal')
  const said = useSaid()
  return useMemo(() => {
    const sees = (access: Access): boolean => access === 'signed_in' || access === 'public' || can(access)
    const scope = openScope(
      recordScope(type, [], ({ read }) => sees(read)),
      personal,
    )
    const spec = specOf(type)!
    const relations = views().flatMap((view): [string, RelationWords][] => {
      const other = specOf(view.type)
      const name = other && relationTo(spec, other)
      const inner = name === undefined ? undefined : scope.relations[name]
      if (!name || !inner || !view.relation) return []
      const { has, hasNo, hasMany } = view.relation
      return [
        [
          name,
          {
            has: has(t),
            hasNo: hasNo(t),
            hasMany: (count) => hasMany(t, count),
            inner: { words: wordsOf(view.record, said), scope: inner, relations: {} },
          },
        ],
      ]
    })
    // What has no words is not offered.
    const offered = Object.fromEntries(relations.map(([name]) => [name, scope.relations[name]!]))
    const words = wordsOf(viewOf(type)!.record, said)
    const own = { ...scope, relations: offered }
    return { scope: own, words: { words, scope: own, relations: Object.fromEntries(relations) } }
  }, [type, personal, can, t, said])
}
