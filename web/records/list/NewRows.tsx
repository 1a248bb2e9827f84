import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import classes from './ListPage.module.css'
import { isListed, type AnyListed } from './listed-record.ts'
import { useNews } from './news.ts'
import { rowsKey } from './use-rows.ts'

interface Props {
  listed: AnyListed
  /** "2 new customers". */
  label: (count: number) => string
  toTop: () => void
}

/** Announces new records above the list, instead of moving what is being read. */
export function NewRows({ listed, label, toTop }: Props) {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<readonly string[]>([])
  useNews(listed, ({ created, gone }) => {
    const more = created.filter((id) => !isListed(client, listed, id))
    if (more.length + gone.length > 0)
      setFresh((now) => [...new Set([...now, ...more])].filter((id) => !gone.includes(id)))
  })
  const show = (): void => {
    setFresh([])
    void client.resetQueries({ queryKey: rowsKey(listed.name) })
    toTop()
  }
  return (
    <div className={classes.news} role="status">
      {fresh.length > 0 && (
        <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={show}>
          {label(fresh.length)}
        </Button>
      )}
    </div>
  )
}
