import { Badge } from '@mantine/core'
import { IconCopy, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { permissions } from '../../contract/permissions.ts'
import type { Role } from '../../contract/roles/roles.ts'
import { rolesQuery } from './queries.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'
import { roleTitle } from './role-title.ts'
import { RoleMatrix } from './RoleMatrix.tsx'

/** Roles as a list and as a matrix. */
export function RolesPage() {
  const { t } = useTranslation()
  const query = useQuery(rolesQuery)
  const create = (
    <LinkButton to="/roles/new" leftSection={<IconPlus size={15} />}>
      {t('roles.new')}
    </LinkButton>
  )
  return (
    <Page title={t('roles.title')} about={t('roles.about')} actions={create}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <RoleTable items={items} />
            <RoleMatrix roles={items} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function RoleTable({ items }: { items: Role[] }) {
  const { t } = useTranslation()
  const held = (role: Role): string => {
    const people = role.staff_count > 0 ? [t('roles.staff', { count: role.staff_count })] : []
    const keys = role.api_key_count > 0 ? [t('roles.keys', { count: role.api_key_count })] : []
    return [...people, ...keys].join(', ') || t('roles.nobody')
  }
  return (
    <SmallTable
      label={t('roles.title')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          title: t('roles.name'),
          cell: (row) => (
            <>
              <Link to="/roles/$id" params={{ id: row.id }} className={rowLink}>
                {roleTitle(t, row)}
              </Link>
              {row.predefined && (
                <Badge ml={8} color="gray">
                  {t('roles.predefined_mark')}
                </Badge>
              )}
            </>
          ),
        },
        {
          key: 'count',
          title: t('roles.permissions'),
          cell: (row) => t('roles.count', { count: row.permissions.length, all: permissions.length }),
        },
        { key: 'held', title: t('roles.held_by'), cell: held },
        {
          key: 'copy',
          title: t('ui.actions'),
          quiet: true,
          tight: true,
          align: 'right',
          cell: (row) => (
            <LinkButton
              to="/roles/new"
              search={{ copy: row.id }}
              variant="default"
              size="compact-xs"
              leftSection={<IconCopy size={13} />}
              style={{ position: 'relative', zIndex: 1 }}
            >
              {t('roles.copy')}
            </LinkButton>
          ),
        },
      ]}
    />
  )
}
