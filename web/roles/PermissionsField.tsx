import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../contract/permissions.ts'
import { Mark } from './Mark.tsx'
import { basisOf, permissionGroups } from './groups.ts'
import classes from './roles.module.css'

interface Props {
  value: readonly Permission[]
  onChange: (value: Permission[]) => void
}

/** All permissions with what they mean, in groups. Choosing one brings the one that it needs. */
export function PermissionsField({ value, onChange }: Props) {
  const { t } = useTranslation()
  const toggle = (permission: Permission, chosen: boolean): void => {
    const basis = basisOf(permission)
    const added = basis && !value.includes(basis) ? [permission, basis] : [permission]
    onChange(chosen ? [...value, ...added] : value.filter((one) => one !== permission && basisOf(one) !== permission))
  }
  return (
    <div className={classes.groups}>
      {permissionGroups.map(({ group, permissions }) => (
        <fieldset key={group} className={classes.group}>
          <legend>{t(`roles.groups.${group}`)}</legend>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              checked={value.includes(permission)}
              onChange={(event) => toggle(permission, event.currentTarget.checked)}
              label={t(`permissions.${permission}.label`)}
              description={t(`permissions.${permission}.about`)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/** The same, only to read. */
export function PermissionsShown({ value }: { value: readonly Permission[] }) {
  const { t } = useTranslation()
  return (
    <div className={classes.groups}>
      {permissionGroups.map(({ group, permissions }) => (
        <section key={group} className={classes.group} aria-label={t(`roles.groups.${group}`)}>
          <b>{t(`roles.groups.${group}`)}</b>
          {permissions.map((permission) => (
            <div key={permission} className={classes.shown}>
              <Mark allowed={value.includes(permission)} />
              <span>
                {t(`permissions.${permission}.label`)}
                <small>{t(`permissions.${permission}.about`)}</small>
              </span>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
