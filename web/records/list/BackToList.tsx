import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { listPath } from './place.ts'

interface Props {
  /** Name of the list, and its address where it was not open yet. */
  name: string
  to: string
  label: string
}

/** Back to the list as it was left, with its search, filter and order. */
export function BackToList({ name, to, label }: Props) {
  const router = useRouter()
  const back = (event: MouseEvent): void => {
    const came = listPath(name)
    if (came === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    router.history.push(came)
  }
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to={to} variant="default" size={30} aria-label={label} onClick={back}>
        <IconArrowLeft size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
