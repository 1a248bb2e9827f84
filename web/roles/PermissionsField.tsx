import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../contract/permissions.ts'
import { basisOf, permissionGroups } from './groups.ts'
import classes from './roles.module.css'

interface Props {
  value: readonly Permission[]
  /** Left out: the permissions are only shown. */
  onChange?: (value: Permission[]) => void
}

/** All permissions with what they mean, in groups. Choosing one brings the one that it needs. */
export function PermissionsField({ value, onChange }: Props) {
  const { t } = useTranslation()
  const toggle = (permission: Permission, chosen: boolean): void => {
    const basis = basisOf(permission)
    const added = basis && !value.includes(basis) ? [permission, basis] : [permission]
    onChange?.(chosen ? [...value, ...added] : value.filter((one) => one !== permission && basisOf(one) !== permission))
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
              disabled={onChange === undefined}
              label={t(`permissions.${permission}.label`)}
              description={t(`permissions.${permission}.about`)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
