import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import type { Client } from './client.ts'

/** A mail server that does not say yes to a letter until it is let through: a job that lasts. */
export async function slowMailServer() {
  const waiting: (() => void)[] = []
  let open = false
  /** The Message-ID of each letter that was brought, as often as it was. */
  const brought: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        brought.push(/^message-id: *(\S+)/im.exec(text)?.[1] ?? '')
        if (open) done()
        else waiting.push(() => done())
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'shop@example.com' },
    brought,
    letThrough() {
      open = true
      for (const done of waiting.splice(0)) done()
    },
    close: () => new Promise<void>((done) => server.close(done)),
  }
}

/** Asks for a letter: the one that brings a new member of staff the link for a first password. */
export async function askForLetter(ask: Client) {
  const { body: roles } = await ask('GET', '/roles')
  const email = `${randomUUID()}@staff.example`
  const made = await ask('POST', '/staff', { email, name: 'Lena Letter', role_ids: [roles.items[0].id] })
  const link = await ask('POST', `/staff/${made.body.id}/password-link`)
  if (link.status !== 201 || !link.body.mailed) throw new Error(`No letter: ${JSON.stringify(link.body)}`)
}

/** The letters that have gone, and all there are. */
export async function countLetters(ask: Client) {
  const { body } = await ask('GET', '/mail?limit=200')
  return { sent: body.items.filter(({ state }: { state: string }) => state === 'sent').length, all: body.items.length }
}
