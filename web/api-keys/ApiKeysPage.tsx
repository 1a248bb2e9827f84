import { Badge, Button, Code } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listApiKeys, revokeApiKey, type ApiKey } from '../../contract/api-keys/api-keys.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { roleTitle } from '../roles/role-title.ts'
import { sitesQuery } from '../sites/queries.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => call(listApiKeys, { signal }),
})

/** Keys of integrations. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const query = useQuery(apiKeysQuery)
  const create = (
    <LinkButton to="/api-keys/new" leftSection={<IconPlus size={15} />}>
      {t('apiKeys.new')}
    </LinkButton>
  )
  return (
    <Page title={t('apiKeys.title')} about={t('apiKeys.about')} actions={create}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconKey}
              title={t('apiKeys.empty_title')}
              text={t('apiKeys.empty_text')}
              actions={create}
            />
          ) : (
            <KeyTable items={items} />
          )
        }
      </Loaded>
    </Page>
  )
}

const isOver = (key: ApiKey): boolean =>
  key.revoked_at !== null || (key.expires_at !== null && new Date(key.expires_at) < new Date())

function KeyTable({ items }: { items: ApiKey[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const confirm = useConfirm()
  const sites = useQuery(sitesQuery).data?.items ?? []
  const revoke = async ({ id, name, prefix }: ApiKey): Promise<void> => {
    const done = await confirm({
      title: t('apiKeys.revoke_title', { name }),
      body: t('apiKeys.revoke_body', { prefix }),
      action: t('apiKeys.revoke_action'),
      danger: true,
      run: () => call(revokeApiKey, { params: { id } }),
    })
    if (done) toastDone(t('apiKeys.revoked_toast'))
    await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
  }
  const siteNames = (ids: string[] | null): string =>
    ids === null
      ? t('staff.all_sites')
      : formats.list(ids.map((id) => sites.find((site) => site.id === id)?.name ?? '…'))
  return (
    <SmallTable
      label={t('apiKeys.title')}
      rows={items}
      rowKey={(row) => row.id}
      faded={isOver}
      columns={[
        { key: 'name', title: t('apiKeys.name'), cell: (row) => <b>{row.name}</b> },
        { key: 'prefix', title: t('apiKeys.starts_with'), cell: (row) => <Code>{row.prefix}…</Code> },
        { key: 'role', title: t('apiKeys.role'), cell: (row) => row.role && roleTitle(t, row.role) },
        { key: 'sites', title: t('staff.sites'), cell: (row) => siteNames(row.site_ids) },
        {
          key: 'created',
          title: t('apiKeys.created'),
          cell: (row) => t('apiKeys.created_by', { when: formats.date(row.created_at), name: row.created_by }),
        },
        {
          key: 'used',
          title: t('apiKeys.last_used'),
          cell: (row) => (row.last_used_at ? formats.relative(row.last_used_at) : t('ui.never')),
        },
        {
          key: 'expires',
          title: t('apiKeys.expires'),
          cell: (row) => (row.expires_at ? formats.dateTime(row.expires_at) : t('ui.never')),
        },
        { key: 'status', title: t('apiKeys.status'), tight: true, cell: (row) => <KeyStatus apiKey={row} /> },
        {
          key: 'revoke',
          title: t('ui.actions'),
          quiet: true,
          tight: true,
          align: 'right',
          cell: (row) =>
            row.revoked_at === null && (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => void revoke(row)}
                aria-label={`${t('apiKeys.revoke')}: ${row.name}`}
              >
                {t('apiKeys.revoke')}
              </Button>
            ),
        },
      ]}
    />
  )
}

function KeyStatus({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation()
  if (apiKey.revoked_at !== null) return <Badge color="red">{t('apiKeys.revoked')}</Badge>
  return isOver(apiKey) ? (
    <Badge color="orange">{t('apiKeys.expired')}</Badge>
  ) : (
    <Badge color="green">{t('apiKeys.valid')}</Badge>
  )
}
