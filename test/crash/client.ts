// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what a test is about
export type Answer = { status: number; body: any; headers: Headers }

export type Client = {
  /** `path` is below /api/v1 unless it begins with /api, /healthz or /readyz. Throws when the connection breaks. */
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** An integration that speaks to the program over HTTP. The address is asked for anew with each request. */
export function client(origin: string | (() => string), key?: string): Client {
  return async (method, path, body, headers) => {
    const address = typeof origin === 'string' ? origin : origin()
    const isBytes = typeof body === 'string' || body instanceof Uint8Array
    const answer = await fetch(`${address}${/^\/(api\/|healthz|readyz)/.test(path) ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && !isBytes && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: (isBytes ? body : JSON.stringify(body)) as BodyInit }),
    })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text !== ''
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers }
  }
}

/** Everything of a list that pages by `next`. */
export async function everything(ask: Client, path: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  for (let after = ''; ;) {
    const { status, body } = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=200${after}`)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    items.push(...body.items)
    if (body.next === null) return items
    after = `&after=${encodeURIComponent(body.next)}`
  }
}
