import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTitle } from './title.ts'
import classes from './Page.module.css'

interface HeaderProps {
  title: string
  /** Marks beside the title. */
  beside?: ReactNode
  /** One sentence that says what the page is for. */
  about?: ReactNode
  /** Buttons of the page, right. */
  actions?: ReactNode
  /** On a phone the buttons stay beside the title, which keeps its line. */
  tight?: boolean
}

/** Head of a page: its only h1, which is also the title of the browser's tab. */
export function PageHeader({ title, beside, about, actions, tight }: HeaderProps) {
  useTitle(title)
  return (
    <div className={classes.header} data-tight={tight || undefined}>
      <div className={classes.words}>
        <div className={classes.title}>
          <Title order={1}>{title}</Title>
          {beside}
        </div>
        {about && (
          <p className={classes.about} style={{ margin: 0 }}>
            {about}
          </p>
        )}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** A whole page: header and body. `narrow` suits forms, `wide` tables; `full` takes what there is. */
export function Page({
  width = 'wide',
  children,
  ...header
}: HeaderProps & { width?: 'narrow' | 'wide' | 'full'; children: ReactNode }) {
  return (
    <>
      <PageHeader {...header} />
      <div className={`${classes.body} ${width === 'full' ? '' : classes[width]}`}>{children}</div>
    </>
  )
}
