import pg from 'pg'

/** A connection for as long as the act takes; its times are in UTC. */
export async function withClient<R>(connection: pg.ClientConfig, act: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ options: '-c timezone=UTC', ...connection })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
