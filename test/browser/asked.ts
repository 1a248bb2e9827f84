import type { Request } from '@playwright/test'

/** What a page asks a list: its path, and what it asks for, wherever that stands. Undefined for any other request. */
export function listAsked(request: Request): { path: string; asked: Record<string, unknown> } | undefined {
  const path = /\/api\/v1(\/.+)\/query$/.exec(new URL(request.url()).pathname)?.[1]
  return path ? { path, asked: (request.postDataJSON() ?? {}) as Record<string, unknown> } : undefined
}
