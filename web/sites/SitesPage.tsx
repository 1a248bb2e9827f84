import { Badge } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../contract/sites/sites.ts'
import { useFormats, type Formats } from '../platform/formats.ts'
import { sitesQuery } from './queries.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'

/** Storefronts and markets. There is always at least the default one. */
export function SitesPage() {
  const { t } = useTranslation()
  const query = useQuery(sitesQuery)
  const create = (
    <LinkButton to="/sites/new" leftSection={<IconPlus size={15} />}>
      {t('sites.new')}
    </LinkButton>
  )
  return (
    <Page title={t('sites.title')} about={t('sites.about')} actions={create}>
      <Loaded query={query}>{({ items }) => <SiteTable items={items} />}</Loaded>
    </Page>
  )
}

const most = 4

/** The first few of a list of codes by name, and how many more there are. */
function names(formats: Formats, codes: string[], name: (code: string) => string): string {
  const more = codes.length - most
  return formats.list([...codes.slice(0, most).map(name), ...(more > 0 ? [`+${formats.number(more)}`] : [])])
}

function SiteTable({ items }: { items: Site[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <SmallTable
      label={t('sites.title')}
      rows={items}
      rowKey={(row) => row.id}
      faded={(row) => !row.active}
      columns={[
        {
          key: 'name',
          title: t('sites.name'),
          cell: (row) => (
            <>
              <Link to="/sites/$id" params={{ id: row.id }} className={rowLink}>
                {row.name}
              </Link>
              {row.is_default && <Badge ml={8}>{t('sites.default')}</Badge>}
            </>
          ),
        },
        { key: 'code', title: t('sites.code'), cell: (row) => row.code },
        {
          key: 'languages',
          title: t('sites.languages'),
          cell: (row) => names(formats, row.languages, formats.language) || t('sites.any'),
        },
        {
          key: 'currencies',
          title: t('sites.currencies'),
          cell: (row) => names(formats, row.currencies, String) || t('sites.any'),
        },
        {
          key: 'countries',
          title: t('sites.countries'),
          cell: (row) => names(formats, row.countries, formats.country) || t('sites.any'),
        },
        {
          key: 'status',
          title: t('sites.status'),
          tight: true,
          cell: (row) =>
            row.active ? (
              <Badge color="green">{t('sites.active')}</Badge>
            ) : (
              <Badge color="gray">{t('sites.inactive')}</Badge>
            ),
        },
      ]}
    />
  )
}
