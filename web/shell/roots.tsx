import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { enter } from '../platform/entry.ts'
import { SignInPage } from '../session/SignInPage.tsx'
import { FailedPage, NotFoundPage } from './dead-ends.tsx'
import { Shell } from './Shell.tsx'

/** What all pages stand on: the ways in, which nobody needs a session for, and the frame around everything else. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: FailedPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string | undefined } => ({
    next: ownAddress(search['next']),
  }),
  component: SignInPage,
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../setup/SetupPage.tsx'), 'SetupPage'),
})
const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(() => import('../session/SetPasswordPage.tsx'), 'SetPasswordPage'),
})

/** An address inside of this product; anything else is ignored, so that a sign-in never leads elsewhere. */
function ownAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined
}

/** Everything else, in the frame, for somebody who is signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => ({ session: await enter(location.href) }),
  component: Shell,
})

export const outside = [signIn, setUp, setPassword] as const
