import { redirect } from '@tanstack/react-router'
import type { Permission } from '../../contract/permissions.ts'
import type { Session } from '../../contract/session/session.ts'
import { getSetup } from '../../contract/setup/setup.ts'
import { call } from './api.ts'
import { changeLanguage } from './i18n.ts'
import { findSession } from './session.tsx'

/** Lets nobody in without a session: to the sign-in and back, or to the set-up where there is nobody yet. */
export async function enter(href: string): Promise<Session> {
  const session = await findSession()
  if (session) {
    await changeLanguage(session.language)
    return session
  }
  const { needed } = await call(getSetup)
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is led elsewhere
  if (needed) throw redirect({ to: '/setup' })
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is led elsewhere
  throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } })
}

/** Thrown where a page asks for a permission that the person has not: drawn in place of the page. */
export class Forbidden extends Error {}

/** Guards a page: `beforeLoad: needs('staff.manage')`; of several permissions one is enough. */
export const needs =
  (...permissions: [Permission, ...Permission[]]) =>
  ({ context }: { context: { session: Session } }): void => {
    if (!permissions.some((one) => context.session.permissions.includes(one))) throw new Forbidden(permissions[0])
  }
