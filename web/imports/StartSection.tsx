import { Alert, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startImport, type ImportWithProblems } from '../../contract/imports/imports.ts'
import { call } from '../platform/api.ts'
import { fieldTexts } from '../platform/problem.ts'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { AskDayOrder } from './AskDayOrder.tsx'
import { isReady, settingsOf, type Draft } from './draft.ts'
import type { ImportSearch } from './import-path.ts'
import classes from './imports.module.css'
import { isOver, type FileReading } from './queries.ts'
import { Progressing, Result } from './Result.tsx'

interface Props {
  fileId: string
  reading: FileReading
  draft: Draft
  onDraft: (draft: Draft) => void
  check: ImportWithProblems | undefined
  go: (search: ImportSearch) => void
}

/** Checks the file, shows what would happen, and brings it in. */
export function StartSection({ fileId, reading, draft, onDraft, check, go }: Props) {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState<'check' | 'run' | null>(null)
  const settings = settingsOf(draft)
  const ready = isReady(draft)
  const outdated = check !== undefined && JSON.stringify(ordered(check.settings)) !== JSON.stringify(ordered(settings))
  const start = async (dry_run: boolean, settings = settingsOf(draft)): Promise<void> => {
    setBusy(dry_run ? 'check' : 'run')
    setFailure(null)
    try {
      const { id } = await call(startImport, { body: { file_id: fileId, ...reading, settings, dry_run } })
      go(dry_run ? { file: fileId, check: id } : { id })
    } catch (error) {
      setFailure(error)
    }
    setBusy(null)
  }
  const asked = check?.error?.code === 'day_order' && !outdated ? String(check.error.params?.value) : null
  const checked = check !== undefined && isOver(check) && !outdated
  return (
    <Section title={t('imports.checked')} about={t('imports.check_about')}>
      <FormError failure={failure} errors={fieldTexts(t, failure)} />
      {check && !isOver(check) && <Progressing record={check} />}
      {check && isOver(check) && (
        <>
          {outdated && (
            <Alert color="orange" mb="sm">
              {t('imports.checked_outdated')}
            </Alert>
          )}
          <Result record={check} />
          {asked && (
            <AskDayOrder
              value={asked}
              onSay={(day_first) => {
                onDraft({ ...draft, day_first })
                void start(true, settingsOf({ ...draft, day_first }))
              }}
            />
          )}
        </>
      )}
      <Group gap="xs" mt="md">
        <Button
          variant={checked ? 'default' : 'filled'}
          loading={busy === 'check'}
          disabled={!ready || busy !== null}
          onClick={() => void start(true)}
        >
          {t(check ? 'imports.check_again' : 'imports.check')}
        </Button>
        <Button
          variant={checked ? 'filled' : 'default'}
          loading={busy === 'run'}
          disabled={!ready || busy !== null}
          onClick={() => void start(false)}
        >
          {t(checked ? 'imports.run' : 'imports.run_now')}
        </Button>
      </Group>
      {!ready && <p className={classes.quiet}>{t('imports.not_ready')}</p>}
    </Section>
  )
}

/** Settings in one order of names, for comparing. */
function ordered({ mapping, ...rest }: ReturnType<typeof settingsOf>): unknown {
  const sorted = (value: object): unknown => Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [mapping.map(sorted), sorted(rest)]
}
