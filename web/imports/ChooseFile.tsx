import { Button, Loader } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '../../contract/files/files.ts'
import { call } from '../platform/api.ts'
import { FormError } from '../ui/FormError.tsx'
import classes from './imports.module.css'

/** Takes a file by drop, or by a button for mouse and keyboard, and uploads it. */
export function ChooseFile({ onChosen }: { onChosen: (fileId: string) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const take = async (file: File | undefined): Promise<void> => {
    if (!file || busy !== null) return
    setBusy(file.name)
    setFailure(null)
    try {
      const stored = await call(uploadFile, { query: { purpose: 'import_source', name: file.name }, stream: file })
      onChosen(stored.id)
    } catch (error) {
      setFailure(error)
      setBusy(null)
    }
  }
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <>
      <FormError failure={failure} />
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          void take(event.dataTransfer.files[0])
        }}
      >
        {busy === null ? (
          <>
            <IconFileUpload size={28} stroke={1.4} aria-hidden />
            <span>{t('imports.drop')}</span>
            <Button onClick={() => input.current?.click()}>{t('imports.choose')}</Button>
            <p>{t('imports.drop_about')}</p>
          </>
        ) : (
          <>
            <Loader size="sm" />
            <span role="status">{t('imports.uploading', { name: busy })}</span>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          hidden
          aria-label={t('imports.choose')}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </div>
    </>
  )
}
