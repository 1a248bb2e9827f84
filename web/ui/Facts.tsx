import type { ReactNode } from 'react'
import classes from './Facts.module.css'

interface Props {
  /** Names and values that are plain text; anything else comes as `Fact`s. */
  facts?: readonly (readonly (string | null)[])[]
  children?: ReactNode
}

/** Names and values of one thing, beneath each other. */
export function Facts({ facts = [], children }: Props) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name ?? ''}>
          {value}
        </Fact>
      ))}
      {children}
    </dl>
  )
}

/** One of them. Nothing is drawn where there is no value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
