import { SegmentedControl } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { importResources, type ImportResource } from '../../contract/record-jobs.ts'
import { useCan } from '../platform/session.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import classes from './imports.module.css'
import { OneImport } from './OneImport.tsx'
import { PastImports } from './PastImports.tsx'
import { PrepareImport } from './PrepareImport.tsx'
import { importPath, type ImportSearch } from './import-path.ts'
import { searchOf } from '../platform/search-of.ts'

/** From a file to records: choose it, say what its columns are, check it, bring it in, see what came of it. */
export function ImportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const resource = importResources.find((one) => importPath(one) === path) ?? 'customers'
  const search: ImportSearch = useSearch({ strict: false })
  const show = (what: ImportResource, next: ImportSearch): void =>
    void navigate({ to: importPath(what), search: searchOf(next) })
  const go = (next: ImportSearch): void => show(resource, next)
  return (
    <Page
      title={t(`imports.of.${resource}.title`)}
      about={t(`imports.of.${resource}.about`)}
      actions={
        <LinkButton to={`/${resource}`} variant="default" leftSection={<IconArrowLeft size={15} />}>
          {t(`imports.of.${resource}.back`)}
        </LinkButton>
      }
    >
      {search.id ? (
        <OneImport
          key={search.id}
          id={search.id}
          onAnother={(kind) => go({ kind })}
          onAgain={(file) => go({ file, check: search.id })}
        />
      ) : (
        <>
          <Held resource={resource} onOther={(other) => show(other, { file: search.file })} />
          {search.file ? (
            <PrepareImport
              key={`${resource} ${search.file}`}
              resource={resource}
              fileId={search.file}
              checkId={search.check}
              kind={search.kind}
              go={go}
            />
          ) : (
            <ChooseFile onChosen={(file) => go({ file, kind: search.kind })} />
          )}
        </>
      )}
      <PastImports />
    </Page>
  )
}

/** What the file holds; nothing for those who may import one sort of record alone. */
function Held({ resource, onOther }: { resource: ImportResource; onOther: (resource: ImportResource) => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const possible = importResources.filter((one) => can(`${one}.import`))
  if (possible.length < 2) return null
  return (
    <div className={classes.held}>
      <span>{t('imports.held')}</span>
      <SegmentedControl
        aria-label={t('imports.held')}
        value={resource}
        onChange={(one) => onOther(one as ImportResource)}
        data={possible.map((value) => ({ value, label: t(`imports.of.${value}.many`) }))}
      />
    </div>
  )
}
