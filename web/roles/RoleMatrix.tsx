import { useTranslation } from 'react-i18next'
import { permissions } from '../../contract/permissions.ts'
import type { Role } from '../../contract/roles/roles.ts'
import { Section } from '../ui/Section.tsx'
import { Mark } from './Mark.tsx'
import { roleTitle } from './role-title.ts'
import classes from './roles.module.css'

/** All roles beside each other: rows are permissions. */
export function RoleMatrix({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('roles.matrix')} about={t('roles.matrix_about')}>
      <div className={classes.scroll} tabIndex={0}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('roles.permission')}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col">
                  {roleTitle(t, role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row" title={t(`permissions.${permission}.about`)}>
                  {t(`permissions.${permission}.label`)}
                </th>
                {roles.map((role) => (
                  <td key={role.id}>
                    <Mark allowed={role.permissions.includes(permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
