import { Anchor, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { Contents, tagId } from './Contents.tsx'
import { documentQuery, matching, operationsOf, type OpenApi } from './document.ts'
import { Guide } from './Guide.tsx'
import { OperationItem } from './OperationItem.tsx'
import { inline } from './Words.tsx'
import classes from './developers.module.css'

const page = getRouteApi('/inside/developers')

/** The HTTP API for people who write programs: how it works, and every operation, made from its OpenAPI document. */
export function DevelopersPage() {
  const { t } = useTranslation()
  const query = useQuery(documentQuery)
  return (
    <Page
      title={t('developers.title')}
      about={t('developers.about')}
      actions={
        <Anchor href="/api/v1/openapi.json" target="_blank" size="sm">
          {t('developers.document')}
        </Anchor>
      }
    >
      <Loaded query={query}>{(document) => <Whole document={document} />}</Loaded>
    </Page>
  )
}

function Whole({ document }: { document: OpenApi }) {
  const { t } = useTranslation()
  const { q = '' } = page.useSearch()
  const navigate = useNavigate()
  const operations = useMemo(() => operationsOf(document), [document])
  const found = matching(operations, q)
  const { opened, toggle } = useOpened(operations.map(({ operationId }) => operationId))
  const groups = document.tags
    .map((tag) => ({ ...tag, items: found.filter(({ tags }) => tags.includes(tag.name)) }))
    .filter(({ items }) => items.length > 0)
  const setQuery = (text: string): void =>
    void navigate({ to: '/developers', search: { q: text || undefined }, replace: true, resetScroll: false })
  return (
    <div className={classes.layout}>
      <Contents tags={groups.map(({ name, items }) => ({ name, count: items.length }))} query={q} onQuery={setQuery} />
      <div className={classes.main}>
        {q === '' && (
          <>
            <Title order={2}>{t('developers.guide_title')}</Title>
            <Guide document={document} />
          </>
        )}
        <Title order={2}>{t('developers.reference')}</Title>
        <p role="status" className={classes.found}>
          {t('developers.found', { count: found.length })}
        </p>
        {found.length === 0 && <EmptyState title={t('developers.none_title')} text={t('developers.none_text')} />}
        {groups.map(({ name, description, items }) => (
          <section key={name} id={tagId(name)} className={classes.group} aria-label={name}>
            <h3 className={classes.groupTitle}>{name}</h3>
            <p className={classes.groupAbout}>{inline(description)}</p>
            {items.map((endpoint) => (
              <OperationItem
                key={endpoint.operationId}
                document={document}
                operation={endpoint}
                open={opened.has(endpoint.operationId)}
                onToggle={() => toggle(endpoint.operationId)}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

/** Which operations are unfolded: the one that the address names is, and unfolding one puts it into the address. */
function useOpened(ids: readonly string[]) {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (hash === '') return
    if (ids.includes(hash)) setOpened((now) => new Set(now).add(hash))
    requestAnimationFrame(() => window.document.getElementById(hash)?.scrollIntoView())
    // Only a new address scrolls: not the folding of what it leads to.
    // oxlint-disable-next-line react/exhaustive-deps -- ids never change
  }, [hash])
  const toggle = (id: string): void => {
    const unfolds = !opened.has(id)
    setOpened((now) => new Set(unfolds ? [...now, id] : [...now].filter((one) => one !== id)))
    if (unfolds) window.history.replaceState(window.history.state, '', `#${id}`)
    else if (hash === id) void navigate({ to: '.', search: true, hash: '', replace: true, resetScroll: false })
  }
  return { opened, toggle }
}
