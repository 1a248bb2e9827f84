import { IconArrowLeft } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import type { ImportKind } from '../../contract/import-settings.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { OneImport } from './OneImport.tsx'
import { PastImports } from './PastImports.tsx'
import { PrepareImport } from './PrepareImport.tsx'

/** What the page is about: a file to prepare, perhaps with a check of it, or an import that has begun. */
export interface ImportSearch {
  file?: string | undefined
  check?: string | undefined
  id?: string | undefined
  kind?: ImportKind | undefined
}

/** From a file to customers: choose it, say what its columns are, check it, bring it in, see what came of it. */
export function ImportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search: ImportSearch = useSearch({ from: '/inside/customers/import' })
  const go = (next: ImportSearch): void => void navigate({ to: '/customers/import', search: next })
  return (
    <Page
      title={t('imports.title')}
      about={t('imports.about')}
      actions={
        <LinkButton to="/customers" variant="default" leftSection={<IconArrowLeft size={15} />}>
          {t('imports.back')}
        </LinkButton>
      }
    >
      {search.id ? (
        <OneImport key={search.id} id={search.id} onAnother={(kind) => go({ kind })} />
      ) : search.file ? (
        <PrepareImport key={search.file} fileId={search.file} checkId={search.check} kind={search.kind} go={go} />
      ) : (
        <ChooseFile onChosen={(file) => go({ file, kind: search.kind })} />
      )}
      <PastImports />
    </Page>
  )
}
