import { resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.ts'

/** What the environment says, checked. `dataDir` is absolute; `publicUrl` has no slash at its end. */
export type Config = {
  host: string
  port: number
  /** Where browsers reach the program, for links in letters; absent: the address it listens on. */
  publicUrl: string | undefined
  dataDir: string
  /** Whether DATA_DIR was given; the default may be moved when the database's user cannot reach it. */
  dataDirGiven: boolean
  /** A PostgreSQL server to use instead of the embedded one. */
  databaseUrl: string | undefined
  /** The most connections to the database. */
  databasePool: number
  /** Without it letters are kept on a page and not sent. */
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** Largest file that may be uploaded, in bytes. */
  uploadLimit: number
  logLevel: (typeof logLevels)[number]
  /** Fastify's trustProxy: whether, or how many hops, or which addresses, may set X-Forwarded-*. */
  trustProxy: boolean | number | string
  /** Keys what must stay the same on every process; absent: the program makes one and keeps it in the database. */
  secretKey: string | undefined
  /** Seals in a backup what keys the fingerprints of erased people; absent: that is in no backup. */
  backupKey: string | undefined
  /** Who sends it as a bearer token reads /metrics; absent: nobody does. */
  metricsToken: string | undefined
  /** Parse every response with its schema (tests and development). */
  checkResponses: boolean
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
const protocols = (list: RegExp) => z.url({ protocol: list, hostname: /.+/ })
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

const proxies = z.union([
  flag,
  z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
  z.string().regex(/^[\da-f.:/, ]+$/i),
])

const variables = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(8380),
  PUBLIC_URL: protocols(/^https?$/)
    .refine((value) => URL.parse(value)?.pathname === '/')
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    // Without a host it is a server on this machine, whose socket the query names.
    .refine((value) => URL.canParse(value.replace('@/', '@localhost/')))
    .optional(),
  DATABASE_POOL: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(4).max(100))
    .default(20),
  SMTP_URL: protocols(/^smtps?$/).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional(),
  UPLOAD_LIMIT_MB: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1))
    .default(1_000),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
  TRUST_PROXY: proxies.default(false),
  SECRET_KEY: z.string().min(32).optional(),
  BACKUP_KEY: z.string().min(16).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  CHECK_RESPONSES: flag.default(false),
})

type Name = keyof z.infer<typeof variables>

/** What a right value is, in words; also what `clientele start --help` shows. */
export const environment: Record<Name, string> = {
  HOST: 'the address to listen on, such as 127.0.0.1 (the default: this machine only) or 0.0.0.0 (every network)',
  PORT: 'a whole number from 0 to 65535, such as 8380 (the default); 0 takes a free port',
  PUBLIC_URL: 'the address people type, such as https://customers.example.com, without a path',
  DATA_DIR: 'the folder for the database and files, such as /srv/clientele; the default is data, beside the program',
  DATABASE_URL:
    'a PostgreSQL address, such as postgres://user:password@host:5432/clientele; without it the program runs its own',
  DATABASE_POOL: 'the most connections to the database, a whole number from 4 to 100; the default is 20',
  SMTP_URL: 'a mail server, such as smtps://user:password@mail.example.com; without it letters are kept and not sent',
  MAIL_FROM: 'a sender, such as "Example Shop <hello@example.com>"',
  UPLOAD_LIMIT_MB:
    'a whole number from 1 to 99999: the largest file that may be uploaded, in megabytes; the default is 1000',
  LOG_LEVEL: `one of ${logLevels.join(', ')}; the default is warn`,
  TRUST_PROXY: 'true, false (the default), a number of proxies, or their addresses with commas between',
  SECRET_KEY: 'at least 32 characters that nobody can guess',
  BACKUP_KEY:
    'at least 16 characters that nobody can guess, kept apart from the backups: a restore needs them to know who was erased',
  METRICS_TOKEN: 'at least 16 characters: who sends them as a bearer token reads /metrics',
  CHECK_RESPONSES: 'true or false (the default): check every answer against its description, for development',
}

const secrets: Name[] = ['DATABASE_URL', 'SMTP_URL', 'SECRET_KEY', 'BACKUP_KEY', 'METRICS_TOKEN']

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 * Throws one OperatorError that names every wrong value and what would be right; secrets are not repeated.
 */
export function loadConfig(
  env: NodeJS.ProcessEnv = process.env,
  programDir = resolve(import.meta.dirname, '../..'),
): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environment && value?.trim()),
  )
  const parsed = variables.safeParse(present)
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map((issue) => issue.path[0] as Name))]
    throw new OperatorError(wrong.map((name) => complaint(name, present[name])).join('\n'))
  }
  const values = parsed.data
  if (values.SMTP_URL && !values.MAIL_FROM) {
    throw new OperatorError(`SMTP_URL needs MAIL_FROM beside it: give ${environment.MAIL_FROM}.`)
  }
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    dataDir: values.DATA_DIR ? resolve(values.DATA_DIR) : resolve(programDir, 'data'),
    dataDirGiven: values.DATA_DIR !== undefined,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    uploadLimit: values.UPLOAD_LIMIT_MB * 1_000_000,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    secretKey: values.SECRET_KEY,
    backupKey: values.BACKUP_KEY,
    metricsToken: values.METRICS_TOKEN,
    checkResponses: values.CHECK_RESPONSES,
  }
}

function complaint(name: Name, value: string | undefined) {
  const shown = secrets.includes(name) ? 'has a value that cannot be used' : `cannot be "${value}"`
  return `${name} ${shown}: give ${environment[name]}.`
}
