import { permissions } from '../contract/permissions.ts'
import { system } from '../server/platform/actor.ts'
import { allVerifications } from '../server/platform/verify/all.ts'
import { runVerifications } from '../server/platform/verify/run.ts'
import type { TestApp } from './app.ts'

const quiet = { over: () => undefined, looked: () => undefined }

/** What `npx clientele verify` finds in an app: the first ids by the name of the verification, with what is said of them. */
export async function findingsOf(app: TestApp): Promise<Record<string, string[]>> {
  const wrong = await runVerifications(app, system(permissions), allVerifications(), quiet)
  return Object.fromEntries(
    wrong.map(({ verification, first }) => [
      verification.name,
      first.map(({ id, said }) => (said ? `${id} (${said})` : id)),
    ]),
  )
}
