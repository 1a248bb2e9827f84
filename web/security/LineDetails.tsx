import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SecurityLine } from '../../contract/security/security.ts'
import { ChangeList } from '../journal/ChangeList.tsx'
import { kindLabel, subjectName } from '../journal/words.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Lead, Who } from './SecurityLines.tsx'
import { keptText, useChangeTexts, usePersonPath, useRemarks } from './words.ts'
import classes from './security.module.css'

/** One line in full: with its request, by which it is found in the log of the program. */
export function LineDetails({ line, onClose }: { line: SecurityLine; onClose: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const can = useCan()
  const toTheSecond = (at: string): string =>
    new Date(at).toLocaleString(formats.locale, { dateStyle: 'medium', timeStyle: 'medium' })
  const texts = useChangeTexts(line)
  const remarks = useRemarks()(line)
  const path = usePersonPath()(line.subject_type, line.subject_id)
  const about = subjectName(line)
  const way = t(`journal.sources.${line.source}` as 'journal.sources.web', { defaultValue: line.source })
  return (
    <Dialog title={kindLabel(t, line.kind)} onClose={onClose} size="lg">
      {remarks.length > 0 && (
        <Text size="sm" mb="sm">
          {remarks.join(' · ')}
        </Text>
      )}
      <ChangeList changes={line.changes} {...texts} />
      <Facts>
        <Fact name={t('security.fact.first')}>{toTheSecond(line.at)}</Fact>
        <Fact name={t('security.fact.last')}>{line.count > 1 && toTheSecond(line.last_at)}</Fact>
        <Fact name={t('security.fact.count')}>{line.count > 1 && formats.number(line.count)}</Fact>
        <Fact name={t('security.fact.who')}>
          <Who line={line} />
        </Fact>
        <Fact name={t('security.fact.about')}>{about && (path ? <Lead to={path} text={about} /> : about)}</Fact>
        <Fact name={t('security.fact.email')}>{keptText(t, line.data['email'])}</Fact>
        <Fact name={t('security.fact.address')}>{keptText(t, line.data['address'])}</Fact>
        <Fact name={t('security.fact.way')}>{way}</Fact>
        <Fact name={t('security.fact.operation')}>{keptText(t, line.data['operation'])}</Fact>
        <Fact name={t('security.fact.request')}>
          {line.request_id && (
            <>
              <span className={classes.request}>
                {line.request_id} <CopyButton value={line.request_id} what={t('security.fact.request')} />
              </span>
              <Text size="xs" c="dimmed">
                {t('security.request_hint')}
              </Text>
            </>
          )}
        </Fact>
        <Fact name={t('security.fact.act')}>
          {can('history.read') && <Lead to={`/journal/actions/${line.action_id}`} text={t('security.see_act')} />}
        </Fact>
        <Fact name={t('security.fact.code')}>
          <code>{line.kind}</code>
        </Fact>
      </Facts>
    </Dialog>
  )
}
