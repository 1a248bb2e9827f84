import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportWithProblems } from '../../contract/imports/imports.ts'
import type { ImportKind } from '../../contract/imports/settings.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { Loaded } from '../ui/states.tsx'
import { ColumnsSection } from './ColumnsSection.tsx'
import type { Preview } from './preview.ts'
import { draftOf, namesOf, ofKind } from './draft.ts'
import { FileSection } from './FileSection.tsx'
import type { ImportSearch } from './import-path.ts'
import { MatchSection } from './MatchSection.tsx'
import { fileQuery, importQuery, previewQuery, type FileReading } from './queries.ts'
import { StartSection } from './StartSection.tsx'

interface Props {
  resource: ImportResource
  fileId: string
  checkId: string | undefined
  kind: ImportKind | undefined
  go: (search: ImportSearch) => void
}

/** A file that has been uploaded: how it is read, what its columns become, and how rows find their records. */
export function PrepareImport({ resource, fileId, checkId, kind, go }: Props) {
  const [reading, setReading] = useState<FileReading>({})
  const file = useQuery(fileQuery(fileId))
  const check = useQuery({ ...importQuery(checkId ?? ''), enabled: checkId !== undefined })
  const preview = useQuery(previewQuery(fileId, resource, reading))
  const ready = preview.data && file.data && (checkId === undefined || check.data || check.error)
  const query = {
    data: ready ? preview.data : undefined,
    error: preview.error ?? file.error,
    refetch: () => Promise.all([preview.refetch(), file.refetch()]),
  }
  return (
    <>
      {file.data && (
        <FileSection
          file={file.data}
          preview={preview.data}
          reading={reading}
          onReading={setReading}
          onOther={() => go({})}
        />
      )}
      <Loaded query={query}>
        {(data) => (
          <Mapped
            key={data.columns.map((column) => column.name).join('\n')}
            fileId={fileId}
            preview={data}
            reading={readingOf(data)}
            check={check.data}
            kind={kind}
            go={go}
          />
        )}
      </Loaded>
    </>
  )
}

/** How the file was read, so that it is read the same way from now on. */
const readingOf = ({ encoding, delimiter, sheet, header_row }: Preview): FileReading => ({
  ...(encoding && { encoding }),
  ...(delimiter && { delimiter }),
  ...(sheet && { sheet }),
  header_row,
})

interface MappedProps {
  fileId: string
  preview: Preview
  reading: FileReading
  check: ImportWithProblems | undefined
  kind: ImportKind | undefined
  go: (search: ImportSearch) => void
}

/** A page that is loaded again goes on with what was checked. */
function Mapped({ fileId, preview, reading, check, kind, go }: MappedProps) {
  const names = namesOf(preview)
  const [draft, setDraft] = useState(() => {
    const found = draftOf(check?.settings ?? preview.settings, names)
    return check || !kind || kind === found.kind ? found : ofKind(found, kind)
  })
  return (
    <>
      <ColumnsSection fileId={fileId} preview={preview} reading={reading} draft={draft} onDraft={setDraft} />
      <MatchSection draft={draft} onDraft={setDraft} />
      <StartSection fileId={fileId} reading={reading} draft={draft} onDraft={setDraft} check={check} go={go} />
    </>
  )
}
