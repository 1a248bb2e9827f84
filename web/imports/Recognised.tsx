import { Alert, Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LeftOutReason, RecognisedFile } from '../../contract/imports/recognised-files.ts'
import classes from './imports.module.css'

interface Props {
  recognised: RecognisedFile
  onGuess: () => void
}

/** Says which program's export the file is, what of it does not come in and why, and offers the way out. */
export function Recognised({ recognised, onGuess }: Props) {
  const { t } = useTranslation()
  const reasons = [...Map.groupBy(recognised.left_out, (one) => one.reason)] as [
    LeftOutReason,
    RecognisedFile['left_out'],
  ][]
  return (
    <Alert icon={<IconSparkles />} mb="sm" title={t('imports.recognised', { shop: recognised.shop })}>
      {t('imports.recognised_about')}
      {reasons.length > 0 && (
        <details className={classes.leftOut}>
          <summary>{t('imports.left_out', { count: recognised.left_out.length })}</summary>
          <ul>
            {reasons.map(([reason, columns]) => (
              <li key={reason}>
                {t(`imports.left_out_reasons.${reason}`)}: {columns.map((one) => one.column).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button variant="default" size="compact-sm" mt="xs" display="block" onClick={onGuess}>
        {t('imports.guess_instead')}
      </Button>
    </Alert>
  )
}
