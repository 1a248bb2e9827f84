import { Burger } from '@mantine/core'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import classes from './AppFrame.module.css'

const SideDrawer = lazy(async () => ({ default: (await import('./SideDrawer.tsx')).SideDrawer }))

interface Props {
  /** Contents of the side: on a phone they move into a drawer behind the bar. */
  side: ReactNode
  /** Contents of the phone's bar, right of the burger. */
  bar: ReactNode
  /** Changes when another page opens: the drawer closes, the reading starts at the top of the page. */
  place: string
  labels: { skip: string; menu: string; navigation: string }
  children: ReactNode
}

/** The frame of the product: a quiet side with the places, and the page beside it. */
export function AppFrame({ side, bar, place, labels, children }: Props) {
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [place])
  return (
    <>
      <a href="#page" className="visually-hidden-until-focus">
        {labels.skip}
      </a>
      <div className={classes.frame}>
        <nav className={classes.side} aria-label={labels.navigation}>
          {side}
        </nav>
        <nav className={classes.bar} aria-label={labels.navigation}>
          <Burger opened={open} onClick={() => setOpen(true)} size="sm" aria-label={labels.menu} aria-expanded={open} />
          {bar}
        </nav>
        <main id="page" className={classes.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      {open && (
        <Suspense>
          <SideDrawer label={labels.navigation} onClose={() => setOpen(false)}>
            {side}
          </SideDrawer>
        </Suspense>
      )}
    </>
  )
}
