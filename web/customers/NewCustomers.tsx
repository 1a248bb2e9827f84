import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsKey } from '../records/list/use-rows.ts'
import classes from './customers.module.css'
import { useCustomerNews } from './news.ts'
import { isListed, listName } from './queries.ts'

/** Announces new customers above the list, instead of moving what is being read. */
export function NewCustomers({ toTop }: { toTop: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [fresh, setFresh] = useState<readonly string[]>([])
  useCustomerNews(({ created, gone }) => {
    const more = created.filter((id) => !isListed(client, id))
    if (more.length + gone.length > 0)
      setFresh((now) => [...new Set([...now, ...more])].filter((id) => !gone.includes(id)))
  })
  const show = (): void => {
    setFresh([])
    void client.resetQueries({ queryKey: rowsKey(listName) })
    toTop()
  }
  return (
    <div className={classes.news} role="status">
      {fresh.length > 0 && (
        <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={show}>
          {t('customers.list.news', { count: fresh.length })}
        </Button>
      )}
    </div>
  )
}
