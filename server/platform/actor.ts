import { visitorName } from '../../contract/platform/actor.ts'
import type { Access, Permission } from '../../contract/permissions.ts'
import { Refusal } from './refusal.ts'

/** Who acts: a member of staff, an API key, or the program itself. */
export interface Actor {
  kind: 'staff' | 'api_key' | 'system'
  id: string | null
  name: string
  permissions: ReadonlySet<Permission>
  /** Sites whose customers this actor may see; null means all. */
  site_ids: readonly string[] | null
  language: string
  /** Where today is what it is for this actor: the time zone that the request names, else UTC. */
  time_zone: string
}

/** The program itself: jobs, imports by command line, set-up. May do everything. */
export const system = (permissions: readonly Permission[]): Actor => ({
  kind: 'system',
  id: null,
  name: 'Clientele',
  permissions: new Set(permissions),
  site_ids: null,
  language: 'en',
  time_zone: 'UTC',
})

/** Somebody who has not said who they are. May do nothing. */
export const visitor: Actor = {
  kind: 'system',
  id: null,
  name: visitorName,
  permissions: new Set(),
  site_ids: [],
  language: 'en',
  time_zone: 'UTC',
}

export const can = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission)

/** Whether somebody who is signed in has what a route or a record asks for. */
export const mayReach = (actor: Actor, access: Access): boolean =>
  access === 'public' || access === 'signed_in' || can(actor, access)

/** Refuses with `forbidden` unless the actor has what the route asks for. */
export function demand(actor: Actor | null, access: Access): void {
  if (access === 'public') return
  if (!actor) throw new Refusal('unauthenticated', 'Sign in, or send an API key as "Authorization: Bearer KEY".')
  if (access !== 'signed_in' && !can(actor, access)) {
    throw new Refusal('forbidden', `This needs the permission "${access}", which your role does not have.`, {
      data: { permission: access },
    })
  }
}
