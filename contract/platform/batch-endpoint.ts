import { z } from 'zod'
import { brokenTexts } from './broken-texts.ts'
import { endpoint } from './endpoint.ts'
import { errorBody, type ErrorCode } from './errors.ts'
import { externalIdInput } from './kinds/lists.ts'
import { fieldProblems, type KnownProblem } from './problems.ts'
import { capital, type Resource } from './record-endpoints.ts'
import { seenVersion, typed } from './schemas.ts'

/** Most items of a batch. */
export const batchLimit = 200

/** A record of a batch: a new one, one by its id, or by its id in another system. `C`, `P`, `U`: bodies of the single calls. */
export type BatchItem<C, P, U> =
  | { values: C }
  | { id: string; version?: number | undefined; values: P }
  | { by: z.output<typeof externalIdInput>; version?: number | undefined; values: U }
  | NotAnItem

/** An item that is not valid holds up no other: it stands for its problems, by path as in a call of its own. */
export interface NotAnItem {
  problems: Record<string, KnownProblem>
}

interface Batch<C extends z.ZodType, P extends z.ZodType, U extends z.ZodType, R extends z.ZodType> {
  /** Bodies and answer of the single calls. */
  create: C
  patch: P
  put: U
  response: R
  /** What it takes to create and to change. */
  description: string
  errors: readonly ErrorCode[]
}

/** `POST /RESOURCE/batch`. */
export function batchEndpoint<C extends z.ZodType, P extends z.ZodType, U extends z.ZodType, R extends z.ZodType>(
  { resource, one, many, tag, read }: Resource,
  { create, patch, put, response, description, errors }: Batch<C, P, U, R>,
) {
  const version = seenVersion.optional()
  const shapes = {
    id: z.strictObject({ id: z.guid(), version, values: patch }),
    by: z.strictObject({ by: externalIdInput, version, values: put }),
    new: z.strictObject({ values: create }),
  }
  // zod wants what it catches to be an item of the union, and this is said in place of one.
  const notAnItem = ((asked?: { input: unknown }) => {
    // zod asks without an input for the default that a document would name.
    if (!asked) return undefined
    const found = shapeOf(asked.input, shapes).safeParse(asked.input)
    const problems = Object.entries({ ...(found.error && fieldProblems(found.error)), ...brokenTexts(asked.input) })
    return { problems: Object.fromEntries(problems.map(([path, one]) => [path.replace(/^values\./, ''), one])) }
  }) as () => never
  const item = typed<BatchItem<z.output<C>, z.output<P>, z.output<U>>>(
    z
      .union([shapes.new, shapes.id, shapes.by])
      .refine((one) => Object.keys(brokenTexts(one)).length === 0)
      .catch(notAnItem),
  )
  const answer = z.object({
    status: z.number().int(),
    body: response.optional(),
    error: batchError.optional(),
  })
  return endpoint({
    id: `batch${capital(many)}`,
    method: 'POST',
    path: `/${resource}/batch`,
    access: read,
    tag,
    summary: `Create and change many ${many}`,
    description: [
      `Up to ${batchLimit} ${many} in one request, each like a call of its own: \`values\` alone creates a ${one}, with \`id\` it changes one, with \`by\` (an id in another system) it creates or changes. \`version\` stands for \`If-Match\`. The answer has each at its place, with the status that a call of its own would have: one that is refused holds up no other. 200 where none was refused, else 207. All lines of the history share one \`action_id\`.`,
      description,
    ].join('\n\n'),
    errors,
    body: z.strictObject({ items: z.array(item).min(1).max(batchLimit) }),
    response: z.object({ items: z.array(answer) }),
    batch: true,
  })
}

const batchError = z.object(errorBody.shape.error.shape).meta({ id: 'BatchError' })

function shapeOf(item: unknown, shapes: Record<'id' | 'by' | 'new', z.ZodType>): z.ZodType {
  const given = typeof item === 'object' && item !== null ? item : {}
  return 'id' in given ? shapes.id : 'by' in given ? shapes.by : shapes.new
}
