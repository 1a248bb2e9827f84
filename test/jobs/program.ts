import type pg from 'pg'
import { permissions } from '../../contract/permissions.ts'
import { system, type Actor } from '../../server/platform/actor.ts'
import { loadConfig } from '../../server/platform/config.ts'
import { openDatabase } from '../../server/platform/database/db.ts'
import { createLog } from '../../server/platform/log.ts'
import type { Program } from '../../server/platform/slice.ts'

/** A program without a server: what jobs need. */
export function bareProgram(connection: pg.ClientConfig, env: Record<string, string> = {}): Program {
  const config = loadConfig({ LOG_LEVEL: 'silent', ...env })
  return { config, db: openDatabase({ ...connection, max: 6 }), log: createLog(config) }
}

export const program = system(permissions)
export const itself = async (): Promise<Actor> => program
