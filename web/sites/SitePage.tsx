import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { deleteSite, patchSite, type Site } from '../../contract/sites/sites.ts'
import { call } from '../platform/api.ts'
import { sessionQuery } from '../platform/session.tsx'
import { sitesQuery } from './queries.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useOpened } from '../ui/opened.ts'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Section.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { SiteForm } from './SiteForm.tsx'

/** One site. */
export function SitePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/sites/$id' })
  const query = useQuery(sitesQuery)
  const site = query.data?.items.find((one) => one.id === id)
  return (
    <Page
      title={site?.name ?? t('sites.title')}
      beside={site?.is_default && <Badge>{t('sites.default')}</Badge>}
      width="narrow"
    >
      <Loaded query={query}>
        {({ items }) => {
          const found = items.find((one) => one.id === id)
          if (!found) return <EmptyState title={t('ui.not_found_title')} text={t('ui.not_found_text')} />
          const refetch = async () => (await query.refetch()).data?.items.find((one) => one.id === id)
          return <OneSite key={id} site={found} refetch={refetch} />
        }}
      </Loaded>
    </Page>
  )
}

function OneSite({ site, refetch }: { site: Site; refetch: () => Promise<Site | undefined> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirm = useConfirm()
  const showError = useToastError()
  const { opened, version, open, touched } = useOpened(site)
  const { id, name } = site
  const params = { id }
  const reread = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['sites'] })
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const makeDefault = async (): Promise<void> => {
    touched(await call(patchSite, { params, body: { is_default: true }, version: site.version }))
    toastDone(t('sites.made_default', { name }))
    await reread()
  }
  const remove = async (): Promise<void> => {
    const done = await confirm({
      title: t('sites.delete_title', { name }),
      body: t('sites.delete_body'),
      action: t('sites.delete_action'),
      danger: true,
      run: () => call(deleteSite, { params, version: site.version }),
    })
    if (!done) return
    toastDone(t('sites.deleted'))
    await navigate({ to: '/sites' })
    await reread()
  }
  const { code, active, languages, currencies, countries, position } = opened
  return (
    <>
      <SiteForm
        key={opened.version}
        fixedCode
        initial={{ code, name: opened.name, active, languages, currencies, countries, position }}
        save={t('ui.save')}
        onDiscard={() => void navigate({ to: '/sites' })}
        reload={async () => open((await refetch()) ?? site)}
        submit={async ({ code: _fixed, ...body }) => {
          open(await call(patchSite, { params, body, version }))
          toastDone(t('ui.saved'))
          await reread()
        }}
        beside={
          !site.is_default && (
            <Button variant="subtle" color="red" onClick={() => void remove()}>
              {t('sites.delete')}
            </Button>
          )
        }
      />
      {!site.is_default && site.active && (
        <Section title={t('sites.default')} about={t('sites.default_about')}>
          <Button variant="default" onClick={() => void makeDefault().catch(showError)}>
            {t('sites.make_default')}
          </Button>
        </Section>
      )}
    </>
  )
}
