import { postOf } from '../../../contract/platform/asked-by-post.ts'
import type { Route, Slice } from '../slice.ts'

/** All routes of the slices, and beside those that are `askedByPost` the same with their query in the body. */
export function routesOf(slices: readonly Slice[]): Route[] {
  return slices.flatMap(({ routes = [] }) => routes).flatMap((one) => [one, ...askedByPost(one)])
}

function askedByPost({ endpoint, handle }: Route): Route[] {
  const twin = postOf(endpoint)
  const read = (call: unknown): Promise<unknown> => {
    const { body, ...asked } = call as { body: unknown }
    return handle({ ...asked, query: body })
  }
  return twin ? [{ endpoint: twin, handle: read, solo: true }] : []
}
