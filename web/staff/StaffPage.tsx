import { Badge, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../contract/staff/staff.ts'
import { useFormats } from '../platform/formats.ts'
import { useSession } from '../platform/session.tsx'
import { roleTitle } from '../roles/role-title.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { sitesQuery } from '../sites/queries.ts'
import { staffQuery } from './queries.ts'

/** Who may sign in. */
export function StaffPage() {
  const { t } = useTranslation()
  const query = useQuery(staffQuery)
  const create = (
    <LinkButton to="/staff/new" leftSection={<IconPlus size={15} />}>
      {t('staff.new')}
    </LinkButton>
  )
  return (
    <Page title={t('staff.title')} about={t('staff.about')} actions={create}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('staff.empty_title')} text={t('staff.empty_text')} actions={create} />
          ) : (
            <StaffTable items={items} />
          )
        }
      </Loaded>
    </Page>
  )
}

function StaffTable({ items }: { items: StaffMember[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { id: own } = useSession()
  const sites = useQuery(sitesQuery).data?.items ?? []
  const siteNames = (ids: string[]): string =>
    formats.list(ids.map((id) => sites.find((site) => site.id === id)?.name ?? '…'))
  return (
    <SmallTable
      label={t('staff.title')}
      rows={items}
      rowKey={(row) => row.id}
      faded={(row) => !row.active}
      columns={[
        {
          key: 'name',
          title: t('staff.name'),
          cell: (row) => (
            <>
              <Link to="/staff/$id" params={{ id: row.id }} className={rowLink}>
                {row.name}
              </Link>
              {row.id === own && <Badge ml={8}>{t('staff.you')}</Badge>}
            </>
          ),
        },
        { key: 'email', title: t('staff.email'), cell: (row) => row.email },
        {
          key: 'roles',
          title: t('staff.roles'),
          cell: (row) => formats.list(row.roles.map((role) => roleTitle(t, role))),
        },
        {
          key: 'sites',
          title: t('staff.sites'),
          cell: (row) => (row.site_ids === null ? t('staff.all_sites') : siteNames(row.site_ids)),
        },
        {
          key: 'last',
          title: t('staff.last_sign_in'),
          cell: (row) => (row.last_sign_in_at ? formats.relative(row.last_sign_in_at) : t('ui.never')),
        },
        { key: 'status', title: t('staff.status'), tight: true, cell: (row) => <StaffStatus member={row} /> },
      ]}
    />
  )
}

export function StaffStatus({ member }: { member: StaffMember }) {
  const { t } = useTranslation()
  return (
    <Group gap={6}>
      {!member.active && <Badge color="red">{t('staff.inactive')}</Badge>}
      {member.active && !member.has_password && <Badge color="orange">{t('staff.waiting')}</Badge>}
      {member.active && member.has_password && <Badge color="green">{t('staff.active')}</Badge>}
    </Group>
  )
}
