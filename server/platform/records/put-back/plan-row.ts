import { sql } from 'kysely'
import type { PutBackStep } from '../../../../contract/platform/put-back.ts'
import type { Reading } from '../../database/tx.ts'
import { linesAbout, standsAlone } from '../lines.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from '../verbs.ts'
import { keptIn, valuesBefore } from './kept.ts'
import { tellsOfUnmaking, type NetChange } from './net.ts'
import { planFields, type Standing } from './plan-fields.ts'
import { holdsErased, refuse, unchangeable, type Plan, type Step } from './plan.ts'

/** A row whose lines are taken back: on its own page, or on that of its owner. */
export interface Subject extends Omit<Standing, 'values' | 'prefix'> {
  owner: AnyRecord | null
  values: Values | null
}

/** What can be put back of a row: its values and states, or the whole of it where it came or went. */
export async function planRow(reading: Reading, subject: Subject, net: NetChange): Promise<Plan> {
  const { record, verbs, values, owner } = subject
  const { subject_type, place } = net
  const field = owner ? `${record.type}.${place.id}` : record.type
  const may = verbs.may(reading.actor)
  const ofRow = { field, subject_type, subject_id: place.id, name: null, now: null, to: null, place }
  const plan: Plan = { steps: [], refused: [] }
  if (!net.before || !net.after) {
    const comesAndGoes = verbs.remove !== undefined || verbs.bringBack !== undefined
    if (comesAndGoes && !net.before && !net.after) return plan
    const can = net.before ? verbs.bringBack : verbs.remove
    if (can && !may) return refuse(field, 'not_allowed')
    if (can) return net.before ? planReturn(subject, net, ofRow) : planRemoval(reading, subject, net, ofRow)
    plan.refused.push(unchangeable(field, verbs.stays?.(net)))
  }
  const told = net.lines.some((line) => record.states.some((state) => actBefore(record, state, [line]) !== null))
  if (!told && Object.keys(net.fields).length === 0) return plan
  if (!may && owner) return refuse(field, 'not_allowed')
  if (!values) add(plan, refuse(field, 'gone'))
  else {
    add(plan, told ? planStates(subject, values, net, may, ofRow) : none)
    add(plan, planFields(reading.actor, { ...subject, values, prefix: owner ? `${field}.` : '' }, net))
  }
  return plan
}

type StepOfRow = Omit<Step, 'verb'>
const none: Plan = { steps: [], refused: [] }

/** Adds the one plan to the other. */
export function add(plan: Plan, { steps, refused }: Plan): void {
  plan.steps.push(...steps)
  plan.refused.push(...refused)
}

const step = (one: Step): Plan => ({ steps: [one], refused: [] })

async function planRemoval(reading: Reading, subject: Subject, net: NetChange, ofRow: StepOfRow): Promise<Plan> {
  if (!subject.values) return none
  if (await touchedSince(reading, subject, net)) return refuse(ofRow.field, 'changed_since')
  return step({ ...ofRow, verb: 'remove' })
}

function planReturn({ record, verbs, values }: Subject, net: NetChange, ofRow: StepOfRow): Plan {
  if (values) return refuse(ofRow.field, 'changed_since')
  const line = net.lines.findLast((one) => tellsOfUnmaking(one.kind))
  const kept = line && keptIn(verbs, line)
  if (!kept || holdsErased(kept)) return refuse(ofRow.field, 'gone')
  return step({ ...ofRow, verb: 'bring_back', kept: valuesBefore(record, kept, net.fields) })
}

type State = AnyRecord['states'][number]

/** What somebody did who began or ended a state is undone where the row still is as they left it. */
function planStates({ record, verbs }: Subject, values: Values, net: NetChange, may: boolean, ofRow: StepOfRow): Plan {
  const plan: Plan = { steps: [], refused: [] }
  for (const state of record.states) {
    const act = actBefore(record, state, net.lines)
    if (act === null || (act === state.on.act) === ((values[state.column] ?? null) !== null)) continue
    if (!may) add(plan, refuse(ofRow.field, 'not_allowed'))
    else if (!verbs.states?.[act]) plan.refused.push(unchangeable(ofRow.field))
    else plan.steps.push({ ...ofRow, verb: act as PutBackStep['verb'] })
  }
  return plan
}

/** What brings a row into the state in which it was before these lines; null where they leave it in the same. */
function actBefore({ type }: AnyRecord, { on, off }: State, lines: NetChange['lines']): string | null {
  const kinds = lines
    .map(({ kind }) => kind)
    .filter((kind) => kind === `${type}.${on.told}` || kind === `${type}.${off.told}`)
  if (kinds.length === 0 || kinds[0] !== kinds.at(-1)) return null
  return kinds[0] === `${type}.${off.told}` ? on.act : off.act
}

/** Whether a row that came with these lines was touched after them; what its owner says of it does not count. */
async function touchedSince(reading: Reading, { record, owner }: Subject, net: NetChange): Promise<boolean> {
  const { id, customer_id } = net.place
  const about = standsAlone(record)
    ? linesAbout(record, id)
    : sql`customer_id = ${customer_id}::uuid and subject_type = ${record.type} and subject_id = ${id}`
  const ids = net.lines.map((line) => line.id)
  const { rows } = await sql`
    select from journal where ${about}
      and serial > (select max(serial) from journal where ${about} and id = any(${ids}::uuid[]))
      and (kind not like '%.changed' or exists (
        select from jsonb_object_keys(changes) as name where name <> all(${Object.keys(owner?.beside ?? {})}::text[])))
    limit 1`.execute(reading.db)
  return rows.length > 0
}
