import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SecurityLine } from '../../contract/security/security.ts'
import { ChangeList } from '../journal/ChangeList.tsx'
import { actorName, kindLabel } from '../journal/words.ts'
import { useFormats } from '../platform/formats.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { keptText, triedAs, useChangeTexts, usePersonPath, useRemarks } from './words.ts'
import classes from './security.module.css'

interface Props {
  lines: readonly SecurityLine[]
  onShow: (line: SecurityLine) => void
}

/** Lines of the security log as a table; each opens in full. */
export function SecurityLines({ lines, onShow }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <SmallTable
      label={t('security.title')}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: 'when', title: t('security.when'), cell: (line) => formats.dateTime(line.at) },
        { key: 'who', title: t('security.who'), cell: (line) => <Who line={line} /> },
        { key: 'what', title: t('security.what'), cell: (line) => <What line={line} /> },
        { key: 'address', title: t('security.address'), cell: (line) => <Address line={line} /> },
        {
          key: 'details',
          title: t('security.details'),
          quiet: true,
          tight: true,
          cell: (line) => (
            <Tooltip label={t('security.details')}>
              <ActionIcon
                size={24}
                aria-label={`${t('security.details')}: ${kindLabel(t, line.kind)}`}
                onClick={() => onShow(line)}
              >
                <IconInfoCircle size={16} />
              </ActionIcon>
            </Tooltip>
          ),
        },
      ]}
    />
  )
}

/** Who did it; of a try to sign in, as whom: nobody knows who it was. */
export function Who({ line }: { line: SecurityLine }) {
  const { t } = useTranslation()
  const path = usePersonPath()
  const tried = line.actor.kind === 'system' && line.kind.startsWith('sign_in.')
  const name = tried ? triedAs(t, line) : actorName(t, line.actor)
  const to = tried ? path(line.subject_type, line.subject_id) : path(line.actor.kind, line.actor.id)
  return to ? <Lead to={to} text={name} /> : name
}

function Address({ line }: { line: SecurityLine }) {
  const { t } = useTranslation()
  const text = keptText(t, line.data['address'])
  return text && <span className={classes.address}>{text}</span>
}

function What({ line }: { line: SecurityLine }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const remarks = useRemarks()(line)
  const texts = useChangeTexts(line)
  return (
    <>
      <span className={classes.kind}>{kindLabel(t, line.kind)}</span>{' '}
      {line.count > 1 && (
        <span className={classes.count}>
          {t('security.times', { count: line.count, at: formats.dateTime(line.last_at) })}
        </span>
      )}
      {remarks.length > 0 && <div className={classes.remark}>{remarks.join(' · ')}</div>}
      <ChangeList changes={line.changes} {...texts} />
    </>
  )
}

export const Lead = ({ to, text }: { to: string; text: string }) => (
  <Anchor component={Link} to={to} fz="inherit">
    {text}
  </Anchor>
)
