import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { ErrorCode } from './errors.ts'
import { externalIdInput } from './kinds/lists.ts'
import { capital, type Resource } from './record-endpoints.ts'

const params = z.object(externalIdInput.shape)
const pathOf = ({ resource }: Resource): string => `/${resource}/by/:source/:external_id`

/** `GET /RESOURCE/by/:source/:external_id`. */
export function getByExternalIdEndpoint<R extends z.ZodType>(resource: Resource, response: R) {
  const { one, tag, read } = resource
  return endpoint({
    id: `get${capital(one)}ByExternalId`,
    method: 'GET',
    path: pathOf(resource),
    access: read,
    tag,
    summary: `Read a ${one} by its id in another system`,
    description: 'One that the key may not see is `not_found`, like one that is not there.',
    params,
    response,
  })
}

interface Putting<B extends z.ZodType, R extends z.ZodType> {
  /** What `putSchema` makes. */
  body: B
  response: R
  /** What it takes to create and to change, and what else there is to know. */
  description: string
  errors: readonly ErrorCode[]
}

/** `PUT /RESOURCE/by/:source/:external_id`: creates or changes, with `If-Match` for a change. */
export function putByExternalIdEndpoint<B extends z.ZodType, R extends z.ZodType>(
  resource: Resource,
  { description, ...putting }: Putting<B, R>,
) {
  const { one, tag, read } = resource
  return endpoint({
    id: `put${capital(one)}ByExternalId`,
    method: 'PUT',
    path: pathOf(resource),
    access: read,
    tag,
    summary: `Create or change a ${one} by its id in another system`,
    description: [
      `Creates the ${one} with this external id and answers 201, or changes the one that has it and answers 200. The body need not say the id again. What is left out stays as it is; \`external_ids\`, where they are sent, take the place of the list, and the one of the path stays in it. What can be given only once counts for a new ${one} alone. Where \`If-Match\` is sent and there is nothing to change, nothing is created: \`stale\`.`,
      description,
    ].join('\n\n'),
    params,
    upserts: true,
    versioned: true,
    ...putting,
  })
}
