import { IconEye, IconPencil } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import classes from './Grid.module.css'

interface Props {
  /** Reached by Tab: those of the active row. */
  reachable: boolean
  view: Way
  edit: Way | undefined
}

interface Way {
  path: string
  label: string
  title: string
  go: () => void
}

/** The links at the end of a row. Plain ones: a list that is scrolled through draws hundreds of them in a second. */
export function RowActions({ reachable, view, edit }: Props) {
  const router = useRouter()
  const link = ({ path, label, title, go }: Way) => ({
    href: path,
    className: classes.action,
    tabIndex: reachable ? 0 : -1,
    'aria-label': label,
    title,
    onMouseEnter: () => void router.preloadRoute({ to: path }),
    onClick: (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      go()
    },
  })
  return (
    <div role="gridcell" className={classes.actions}>
      <a {...link(view)}>
        <IconEye size={16} />
      </a>
      {edit && (
        <a {...link(edit)}>
          <IconPencil size={16} />
        </a>
      )}
    </div>
  )
}
