import type { ReactNode } from 'react'
import classes from './Toolbar.module.css'

/** The row of filters above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>
}
