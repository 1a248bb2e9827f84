import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Brand } from './Brand.tsx'
import { useTitle } from './title.ts'
import classes from './CenteredCard.module.css'

interface Props {
  title: string
  about?: ReactNode
  wide?: boolean
  /** Below the card. */
  foot?: ReactNode
  children: ReactNode
}

/** A page of its own outside of the frame: sign-in, set-up. */
export function CenteredCard({ title, about, wide, foot, children }: Props) {
  useTitle(title)
  return (
    <main className={classes.page}>
      <Brand size={26} />
      <div className={classes.card} data-wide={wide || undefined}>
        <Title order={1}>{title}</Title>
        {about && <p className={classes.about}>{about}</p>}
        <div className={classes.body}>{children}</div>
      </div>
      {foot}
    </main>
  )
}
