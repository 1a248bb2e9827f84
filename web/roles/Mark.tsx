import { VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './roles.module.css'

/** Allowed or not, seen and heard. */
export function Mark({ allowed }: { allowed: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {allowed ? (
        <IconCheck size={16} className={classes.yes} aria-hidden />
      ) : (
        <IconMinus size={14} className={classes.no} aria-hidden />
      )}
      <VisuallyHidden>{allowed ? t('roles.allowed') : t('roles.not_allowed')}</VisuallyHidden>
    </>
  )
}
