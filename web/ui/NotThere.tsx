import type { ComponentType } from 'react'
import { LinkButton } from './LinkButton.tsx'
import { PageHeader } from './Page.tsx'
import { EmptyState } from './states.tsx'

interface Props {
  icon: ComponentType<{ size?: number }>
  title: string
  text: string
  /** Where one goes instead. */
  to: string
  label: string
}

/** A page whose subject is not there, or not for this person to see. */
export function NotThere({ icon, title, text, to, label }: Props) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        icon={icon}
        title={title}
        text={text}
        actions={
          <LinkButton to={to} variant="default">
            {label}
          </LinkButton>
        }
      />
    </>
  )
}
