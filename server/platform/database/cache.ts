import { sql } from 'kysely'
import type { Db, Handle } from './db.ts'
import type { Signals } from './signals.ts'
import type { Tx } from './tx.ts'

interface Entry {
  value: Promise<unknown>
  /** On the clock of `performance.now()`. */
  until: number
}

interface Home {
  db: Db
  groups: Map<string, Map<string, Entry>>
}

const channel = 'clientele_cache'
const lifetime = 1_000
const mostEntries = 10_000

/** By the adapter of a Kysely instance, which its transactions share. */
const homes = new WeakMap<object, Home>()
const adapterOf = (handle: Handle) => handle.getExecutor().adapter

/** Gives a database its caches; they live as long as it does. Called by `openDatabase` alone. */
export function openCaches(db: Db): void {
  const home: Home = { db, groups: new Map() }
  for (const handle of [db.read, db.write, db.forRequests.read, db.forRequests.write])
    homes.set(adapterOf(handle), home)
}

/** Drops what other processes say has changed. Without it a value is at most as old as its lifetime. */
export function hearDrops(db: Db, signals: Signals): void {
  const { groups } = homeOf(db.read)
  signals.on(channel, (group) => (group === undefined ? groups.clear() : groups.delete(group)))
}

/**
 * A value that is kept in this process for at most one second, and dropped everywhere when somebody calls
 * `dropCached` with its group. `load` reads what is committed: it is given the pool for reading, not the transaction.
 */
export function cached<V>(handle: Handle, group: string, key: string, load: (db: Handle) => Promise<V>): Promise<V> {
  const home = homeOf(handle)
  const now = performance.now()
  const entries = groupOf(home, group)
  const found = entries.get(key)
  if (found && found.until > now) return found.value as Promise<V>
  if (entries.size >= mostEntries) entries.clear()
  // Whoever asks first, others wait for the same answer.
  const value = load(home.db.forRequests.read)
  const entry = { value, until: now + lifetime }
  entries.set(key, entry)
  value.catch(() => {
    if (entries.get(key) === entry) entries.delete(key)
  })
  return value
}

/** Drops a group of cached values in every process, once this transaction is committed. */
export async function dropCached(tx: Tx, group: string): Promise<void> {
  const { groups } = homeOf(tx.db)
  tx.afterCommit.push(() => groups.delete(group))
  await sql`select pg_notify(${channel}, ${group})`.execute(tx.db)
}

function homeOf(handle: Handle): Home {
  const home = homes.get(adapterOf(handle))
  if (!home) throw new Error('This handle does not come from openDatabase.')
  return home
}

function groupOf({ groups }: Home, group: string): Map<string, Entry> {
  const found = groups.get(group)
  if (found) return found
  const made = new Map<string, Entry>()
  groups.set(group, made)
  return made
}
