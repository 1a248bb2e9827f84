import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer } from '../../contract/customer-endpoints.ts'
import { call } from '../platform/api.ts'
import { rowsKey, totalKey } from '../records/list/use-rows.ts'
import classes from './customers.module.css'
import { useCustomerNews } from './news.ts'
import { dropCustomer, isListed, listName, refreshRow } from './queries.ts'

/** Most rows that are read one by one when many change at once. */
const oneByOne = 20

/** Keeps the list true: changed rows in place, erased ones gone, new ones announced instead of moving what is being read. */
export function NewCustomers({ toTop }: { toTop: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [count, setCount] = useState(0)

  const reread = async (ids: string[]): Promise<void> => {
    const shown = ids.filter((id) => isListed(client, id))
    if (shown.length > oneByOne) return void client.invalidateQueries({ queryKey: rowsKey(listName) })
    await Promise.all(shown.map(async (id) => refreshRow(client, await call(getCustomer, { params: { id } })))).catch(
      () => {},
    )
  }

  useCustomerNews(({ created, changed, erased, missed }) => {
    erased.forEach((id) => dropCustomer(client, id))
    setCount((now) => now + created.filter((id) => !isListed(client, id)).length)
    void reread(changed.filter((id) => !erased.includes(id)))
    if (missed) void client.invalidateQueries({ queryKey: rowsKey(listName) })
    if (missed || created.length > 0) void client.invalidateQueries({ queryKey: totalKey(listName) })
  })

  const show = (): void => {
    setCount(0)
    void client.resetQueries({ queryKey: rowsKey(listName) })
    toTop()
  }
  return (
    <div className={classes.news} role="status">
      {count > 0 && (
        <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={show}>
          {t('customers.list.news', { count })}
        </Button>
      )}
    </div>
  )
}
