import { IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportResource } from '../../../contract/record-jobs.ts'
import { useCan } from '../../platform/session.tsx'
import type { ListAct } from './ListActs.tsx'

/** The way to the page that brings in files of a record; nothing for those who may not. */
export function useBring(resource: ImportResource): ListAct[] {
  const { t } = useTranslation()
  const may = useCan()(`${resource}.import`)
  return may ? [{ label: t('imports.button'), icon: IconUpload, to: `/${resource}/import` }] : []
}
