import { ActionIcon } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { useCan } from '../platform/session.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** Leads to the page that brings in files of a record; nothing for those who may not. */
export function BringButton({ resource, narrow = false }: { resource: ImportResource; narrow?: boolean }) {
  const { t } = useTranslation()
  const path = `/${resource}/import` as const
  if (!useCan()(`${resource}.import`)) return null
  if (narrow)
    return (
      <ActionIcon component={Link} to={path} variant="default" size={30} aria-label={t('imports.button')}>
        <IconUpload size={16} />
      </ActionIcon>
    )
  return (
    <LinkButton to={path} variant="default" leftSection={<IconUpload size={15} />}>
      {t('imports.button')}
    </LinkButton>
  )
}
