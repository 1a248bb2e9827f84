/** One server-sent event. `id` is the last one the stream has named. */
export interface Heard {
  event: string
  data: unknown
  id: string | undefined
}

export interface Stream {
  status: number
  events: Heard[]
  /** The last id named, by an event or by a mark. */
  id(): string | undefined
  ended(): boolean
  close(): void
}

/** Opens a stream of server-sent events and collects what comes, as a browser reads it. */
export async function openStream(url: string, headers: Record<string, string>): Promise<Stream> {
  const leaving = new AbortController()
  const answer = await fetch(url, { headers, signal: leaving.signal })
  const events: Heard[] = []
  let id: string | undefined
  let ended = false
  void read().catch(() => undefined)
  return { status: answer.status, events, id: () => id, ended: () => ended, close: () => leaving.abort() }

  async function read(): Promise<void> {
    let text = ''
    try {
      for await (const piece of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        text += piece
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        blocks.forEach(take)
      }
    } finally {
      ended = true
    }
  }

  function take(block: string): void {
    const parts = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
    if (parts.id !== undefined) id = parts.id
    if (parts.event !== undefined) events.push({ event: parts.event, data: JSON.parse(parts.data), id })
  }
}
