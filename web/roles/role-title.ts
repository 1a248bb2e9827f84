import type { TFunction } from 'i18next'

/** Name of a role: the predefined ones are translated by their code. */
export function roleTitle(t: TFunction, role: { code: string; name: string }): string {
  return t(`roles.predefined.${role.code}` as 'roles.predefined.viewer', { defaultValue: role.name })
}
