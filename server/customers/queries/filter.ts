import { sql, type RawBuilder } from 'kysely'
import { customerRelatedFields, genderOrPresumed } from '../../../contract/customer-filter.ts'
import { customerFieldList } from '../../../contract/customers.ts'
import { FilterProblem, readFilter, type FilterScope } from '../../../contract/filter.ts'
import { readPlainPhone } from '../../../contract/filter-phones.ts'
import { phoneQueryDigits } from '../../../contract/phones.ts'
import { can } from '../../platform/actor.ts'
import { lentTo } from '../../platform/composition.ts'
import { filterScope } from '../../platform/lists/filter-sql-scope.ts'
import { compileFilter, type SqlField, type SqlRelation, type SqlScope } from '../../platform/lists/filter-sql.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'

/** The condition of a filter given as JSON text; none for a blank one. Refuses with `bad_filter` and the path. */
export async function filterCondition(reading: Reading, text: string | undefined): Promise<RawBuilder<unknown>[]> {
  if (!text) return []
  const open = can(reading.actor, 'customers.personal')
  const scope = sqlScope(open, (await readSettings(reading)).base_country, reading.actor.id)
  try {
    return [compileFilter(readFilter(text, filterScope(scope)), scope)]
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    const { path, code, message } = error
    throw new Refusal('bad_filter', `${path || 'filter'}: ${message}`, {
      fields: { filter: { code, message, params: { path } } },
    })
  }
}

/** What a filter of customers may ask; with `everything` also about personal fields. */
export async function customerFilterScope(reading: Reading, everything: boolean): Promise<FilterScope> {
  return filterScope(sqlScope(everything, (await readSettings(reading)).base_country, reading.actor.id))
}

/** What may be filtered by: `open` to personal fields, or not. `me` is who asks. */
function sqlScope(open: boolean, country: string, me: string | null): SqlScope {
  const lent = lentTo('customers')
  const own = customerFieldList
    .filter((field) => field.filterable)
    .map((field) => (field.me ? { ...sqlField(field, country), me } : sqlField(field, country)))
  const fields = [...own, effectiveGender, ...relatedFields, ...lent.flatMap((one) => one.fields ?? [])]
  const relations: Record<string, SqlRelation> = Object.assign({}, ...lent.map((one) => one.relations ?? {}))
  const seen = Object.entries(relations).map(([name, relation]) => [
    name,
    { ...relation, scope: restricted(relation.scope, open) },
  ])
  return restricted(
    { fields: byName(fields), relations: Object.fromEntries(seen) as Record<string, SqlRelation> },
    open,
  )
}

/** Written as its index has it. */
const effectiveGender: SqlField = { field: genderOrPresumed, expr: sql`coalesce(c.gender, c.presumed_gender)` }

const relatedFields: SqlField[] = customerRelatedFields.map((field) => ({
  field,
  rows: { from: sql`staff_roles mr where mr.staff_id = c.manager_id`, columns: { value: sql`mr.role_id` } },
}))

const byName = (fields: readonly SqlField[]): Record<string, SqlField> =>
  Object.fromEntries(fields.map((one) => [one.field.name, one]))

function restricted(scope: SqlScope, open: boolean): SqlScope {
  return open ? scope : { ...scope, fields: byName(Object.values(scope.fields).filter((one) => !one.field.personal)) }
}

function sqlField(field: (typeof customerFieldList)[number], country: string): SqlField {
  if (field.name === 'phones') {
    return {
      field,
      rows: {
        from: sql`customer_phones p where p.customer_id = c.id`,
        columns: { e164: sql`p.e164`, digits: sql`p.digits` },
      },
      operand: (typed) => phoneQueryDigits(typed, [country]) ?? readPlainPhone(typed),
    }
  }
  if (field.name === 'external_ids') {
    return {
      field,
      rows: {
        from: sql`customer_external_ids e where e.customer_id = c.id`,
        columns: { source: sql`e.source`, external_id: sql`e.external_id` },
      },
    }
  }
  return { field, expr: sql`${sql.ref(`c.${field.name}`)}` }
}
