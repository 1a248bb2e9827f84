import { Badge, Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../contract/imports/settings.ts'
import { useFormats } from '../platform/formats.ts'
import { rowsKey, totalKey } from '../records/list/use-rows.ts'
import { Facts } from '../ui/Facts.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Section } from '../ui/Section.tsx'
import { Loaded } from '../ui/states.tsx'
import { importQuery, isOver } from './queries.ts'
import { Progressing, Result } from './Result.tsx'
import { stateColors } from './state-colors.ts'
import { UndoImport } from './UndoImport.tsx'

interface Props {
  id: string
  onAnother: (kind?: ImportKind) => void
  /** Back to how its file is read, which is still there. */
  onAgain: (fileId: string) => void
}

/** An import that has begun: how far it is, then what came of it. */
export function OneImport({ id, onAnother, onAgain }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const query = useQuery(importQuery(id))
  const resource = query.data?.settings.resource ?? 'customers'
  const over = query.data !== undefined && isOver(query.data)
  useEffect(() => {
    if (!over) return
    // The list is another one now.
    client.removeQueries({ queryKey: rowsKey(resource) })
    void client.invalidateQueries({ queryKey: totalKey(resource) })
    void client.invalidateQueries({ queryKey: ['imports', 'list'] })
  }, [over, resource, client])
  return (
    <Loaded query={query}>
      {(record) => (
        <Section
          title={record.file_name}
          actions={<Badge color={stateColors[record.state]}>{t(`imports.states.${record.state}`)}</Badge>}
        >
          {over ? <Result record={record} /> : <Progressing record={record} />}
          {over && (
            <>
              <Facts
                facts={[
                  [t('imports.when'), formats.dateTime(record.created_at)],
                  [t('imports.by'), record.created_by.kind === 'system' ? t('jobs.system') : record.created_by.name],
                  [t('imports.profile'), record.profile],
                ]}
              />
              <Group gap="xs" mt="md">
                <LinkButton to={`/${resource}`}>{t(`imports.of.${resource}.to_list`)}</LinkButton>
                {record.state === 'failed' && record.file_id && (
                  <Button onClick={() => onAgain(record.file_id!)}>{t('imports.back_to_settings')}</Button>
                )}
                <UndoImport record={record} />
                <Button variant="default" onClick={() => onAnother()}>
                  {t('imports.another')}
                </Button>
                {resource === 'customers' && record.settings.kind === 'customers' && (
                  <Button variant="default" onClick={() => onAnother('addresses')}>
                    {t('imports.addresses_next')}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Section>
      )}
    </Loaded>
  )
}
