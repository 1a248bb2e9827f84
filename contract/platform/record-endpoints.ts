import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { ErrorCode } from './errors.ts'
import type { Access } from '../permissions.ts'
import { bothWaysListOf, listQuery } from './schemas.ts'
import type { Tag } from '../tags.ts'

/** What the endpoints of a record have in common. */
export interface Resource {
  /** Its name in paths: `tasks`. */
  resource: string
  /** In operation ids and sentences: `Task`, `task`, `tasks`. */
  one: string
  many: string
  tag: Tag
  read: Access
}

const params = z.object({ id: z.guid() })
/** As names of operations and components begin: `Task`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What every list answers beside the fields: `masked` names those whose values the reader may not see. */
export const besideFields = {
  id: z.string(),
  version: z.number().int(),
  display_name: z.string(),
  masked: z.array(z.string()),
}

/** Values of columns that other slices lend to a list, by field name. */
export const lentValues = { lent: z.record(z.string(), z.unknown()) }

/** `GET /RESOURCE`: search, filter, sort, pages from both ends. */
export function listEndpoint<I extends z.ZodType>(
  { resource, many, tag, read }: Resource,
  item: I,
  description: string,
) {
  return endpoint({
    id: `list${capital(many)}`,
    method: 'GET',
    path: `/${resource}`,
    access: read,
    tag,
    summary: `List ${many}`,
    description,
    errors: ['bad_filter', 'bad_cursor', 'narrow_this'],
    askedByPost: true,
    query: listQuery,
    response: bothWaysListOf(item),
  })
}

/** `GET /RESOURCE/:id`. */
export function getEndpoint<R extends z.ZodType>({ resource, one, tag, read }: Resource, response: R) {
  return endpoint({
    id: `get${capital(one)}`,
    method: 'GET',
    path: `/${resource}/:id`,
    access: read,
    tag,
    summary: `Read a ${one}`,
    description: `One that is not there any more, or that the key may not see, is \`not_found\`.`,
    params,
    response,
  })
}

interface Writing<B extends z.ZodType, R extends z.ZodType> {
  access: Access
  body: B
  response: R
  description: string
  errors?: readonly ErrorCode[]
}

/** `POST /RESOURCE`. */
export function createEndpoint<B extends z.ZodType, R extends z.ZodType>(
  { resource, one, tag }: Resource,
  { errors = [], ...writing }: Writing<B, R>,
) {
  return endpoint({
    id: `create${capital(one)}`,
    method: 'POST',
    path: `/${resource}`,
    tag,
    summary: `Create a ${one}`,
    creates: true,
    errors,
    ...writing,
  })
}

/** `PATCH /RESOURCE/:id`, with `If-Match`. */
export function patchEndpoint<B extends z.ZodType, R extends z.ZodType>(
  { resource, one, tag }: Resource,
  { errors = [], ...writing }: Writing<B, R>,
) {
  return endpoint({
    id: `patch${capital(one)}`,
    method: 'PATCH',
    path: `/${resource}/:id`,
    tag,
    summary: `Change a ${one}`,
    params,
    versioned: true,
    errors,
    ...writing,
  })
}

/** `DELETE /RESOURCE/:id`, with `If-Match`. */
export function deleteEndpoint({ resource, one, tag }: Resource, access: Access, description: string) {
  return endpoint({
    id: `delete${capital(one)}`,
    method: 'DELETE',
    path: `/${resource}/:id`,
    access,
    tag,
    summary: `Delete a ${one}`,
    description,
    params,
    versioned: true,
  })
}
