import type { Transporter } from 'nodemailer'
import type { Config } from '../config.ts'

const open = new Map<string, Promise<Transporter>>()

/** A pool of connections to the mail server of the environment, opened on the first letter; null where none is set. */
export async function transportOf({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<Transporter | null> {
  if (!smtpUrl) return null
  const known = open.get(smtpUrl)
  if (known) return await known
  const opening = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: 3,
      maxMessages: 100,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
    }),
  )
  open.set(smtpUrl, opening)
  return await opening
}

/** Closes the connections to mail servers: idle ones would keep the process alive. */
export async function closeTransports(): Promise<void> {
  const all = [...open.values()]
  open.clear()
  for (const one of all) (await one).close()
}
