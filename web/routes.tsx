import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { jobStates, type JobState } from '../contract/platform/jobs.ts'
import { letterStates, type LetterState } from '../contract/mail/mail.ts'
import { exportRights } from '../contract/record-jobs.ts'
import { customerRoutes } from './customers/routes.ts'
import { importRoute } from './imports/routes.ts'
import type { JournalSearch } from './journal/JournalFilters.tsx'
import { Forbidden, needs } from './platform/entry.ts'
import { oneOf, text } from './platform/search.ts'
import type { SecuritySearch } from './security/SecurityFilters.tsx'
import { FailedPage, ForbiddenPage, NotFoundPage } from './shell/dead-ends.tsx'
import { HomePage } from './shell/HomePage.tsx'
import { inside, outside, root } from './shell/roots.tsx'
import { taskRoutes } from './tasks/routes.ts'
import { LoadingState } from './ui/states.tsx'

const within = () => inside

const home = createRoute({ getParentRoute: within, path: '/', component: HomePage })
const profile = createRoute({
  getParentRoute: within,
  path: '/profile',
  component: lazyRouteComponent(() => import('./session/ProfilePage.tsx'), 'ProfilePage'),
})
const jobs = createRoute({
  getParentRoute: within,
  path: '/jobs',
  validateSearch: (
    search: Record<string, unknown>,
  ): { state?: JobState | 'open' | undefined; mine?: true | undefined } => ({
    state: oneOf([...jobStates, 'open'], search['state']),
    mine: search['mine'] === true || undefined,
  }),
  component: lazyRouteComponent(() => import('./jobs/JobsPage.tsx'), 'JobsPage'),
})
const job = createRoute({
  getParentRoute: within,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('./jobs/JobPage.tsx'), 'JobPage'),
})
const exports = createRoute({
  getParentRoute: within,
  path: '/exports',
  beforeLoad: needs(...exportRights),
  component: lazyRouteComponent(() => import('./exports/ExportsPage.tsx'), 'ExportsPage'),
})
const mail = createRoute({
  getParentRoute: within,
  path: '/mail',
  beforeLoad: needs('mail.read'),
  validateSearch: (search: Record<string, unknown>): { state?: LetterState | undefined } => ({
    state: oneOf(letterStates, search['state']),
  }),
  component: lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
})
const letter = createRoute({
  getParentRoute: within,
  path: '/mail/$id',
  beforeLoad: needs('mail.read'),
  component: lazyRouteComponent(() => import('./mail/LetterPage.tsx'), 'LetterPage'),
})
const staff = createRoute({
  getParentRoute: within,
  path: '/staff',
  beforeLoad: needs('staff.manage'),
  component: lazyRouteComponent(() => import('./staff/StaffPage.tsx'), 'StaffPage'),
})
const newStaff = createRoute({
  getParentRoute: within,
  path: '/staff/new',
  beforeLoad: needs('staff.manage'),
  component: lazyRouteComponent(() => import('./staff/NewStaffPage.tsx'), 'NewStaffPage'),
})
const staffMember = createRoute({
  getParentRoute: within,
  path: '/staff/$id',
  beforeLoad: needs('staff.manage'),
  component: lazyRouteComponent(() => import('./staff/StaffMemberPage.tsx'), 'StaffMemberPage'),
})
const roles = createRoute({
  getParentRoute: within,
  path: '/roles',
  beforeLoad: needs('staff.manage'),
  component: lazyRouteComponent(() => import('./roles/RolesPage.tsx'), 'RolesPage'),
})
const newRole = createRoute({
  getParentRoute: within,
  path: '/roles/new',
  beforeLoad: needs('staff.manage'),
  validateSearch: (search: Record<string, unknown>): { copy?: string | undefined } => ({ copy: text(search['copy']) }),
  component: lazyRouteComponent(() => import('./roles/NewRolePage.tsx'), 'NewRolePage'),
})
const role = createRoute({
  getParentRoute: within,
  path: '/roles/$id',
  beforeLoad: needs('staff.manage'),
  component: lazyRouteComponent(() => import('./roles/RolePage.tsx'), 'RolePage'),
})
const apiKeys = createRoute({
  getParentRoute: within,
  path: '/api-keys',
  beforeLoad: needs('api_keys.manage'),
  component: lazyRouteComponent(() => import('./api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
})
const newApiKey = createRoute({
  getParentRoute: within,
  path: '/api-keys/new',
  beforeLoad: needs('api_keys.manage'),
  component: lazyRouteComponent(() => import('./api-keys/NewApiKeyPage.tsx'), 'NewApiKeyPage'),
})
const sites = createRoute({
  getParentRoute: within,
  path: '/sites',
  beforeLoad: needs('sites.manage'),
  component: lazyRouteComponent(() => import('./sites/SitesPage.tsx'), 'SitesPage'),
})
const newSite = createRoute({
  getParentRoute: within,
  path: '/sites/new',
  beforeLoad: needs('sites.manage'),
  component: lazyRouteComponent(() => import('./sites/NewSitePage.tsx'), 'NewSitePage'),
})
const site = createRoute({
  getParentRoute: within,
  path: '/sites/$id',
  beforeLoad: needs('sites.manage'),
  component: lazyRouteComponent(() => import('./sites/SitePage.tsx'), 'SitePage'),
})
const settings = createRoute({
  getParentRoute: within,
  path: '/settings',
  beforeLoad: needs('settings.manage'),
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
})
const journal = createRoute({
  getParentRoute: within,
  path: '/journal',
  beforeLoad: needs('history.read'),
  validateSearch: (search: Record<string, unknown>): JournalSearch => ({
    kind: text(search['kind']),
    actor: text(search['actor']),
    from: text(search['from']),
    to: text(search['to']),
    act: text(search['act']),
  }),
  component: lazyRouteComponent(() => import('./journal/JournalPage.tsx'), 'JournalPage'),
})
const journalAction = createRoute({
  getParentRoute: within,
  path: '/journal/actions/$id',
  beforeLoad: needs('history.read'),
  component: lazyRouteComponent(() => import('./journal/ActionPage.tsx'), 'ActionPage'),
})

const securityLog = createRoute({
  getParentRoute: within,
  path: '/security-log',
  beforeLoad: needs('security.read'),
  validateSearch: (search: Record<string, unknown>): SecuritySearch => ({
    kind: text(search['kind']),
    person: text(search['person']),
    address: text(search['address']),
    from: text(search['from']),
    to: text(search['to']),
  }),
  component: lazyRouteComponent(() => import('./security/SecurityPage.tsx'), 'SecurityPage'),
})

const developers = createRoute({
  getParentRoute: within,
  path: '/developers',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => ({ q: text(search['q']) }),
  component: lazyRouteComponent(() => import('./developers/DevelopersPage.tsx'), 'DevelopersPage'),
})

const nowhere = createRoute({ getParentRoute: within, path: '$', component: NotFoundPage })

const administration = [
  staff,
  newStaff,
  staffMember,
  roles,
  newRole,
  role,
  apiKeys,
  newApiKey,
  sites,
  newSite,
  site,
  settings,
  journal,
  journalAction,
  securityLog,
  developers,
]

export const router = createRouter({
  routeTree: root.addChildren([
    ...outside,
    inside.addChildren([
      home,
      profile,
      jobs,
      job,
      exports,
      mail,
      letter,
      ...customerRoutes,
      importRoute('customers'),
      importRoute('tasks'),
      ...taskRoutes,
      ...administration,
      nowhere,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: LoadingState,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: ({ error }) => (error instanceof Forbidden ? <ForbiddenPage /> : <FailedPage error={error} />),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
