import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { isolated } from '../../../contract/platform/direction.ts'
import type { CustomerListItem } from '../../../contract/customers/record.ts'
import { showing } from '../../records/kinds/show/shown.ts'
import type { Words } from '../../records/words.ts'
import classes from '../customers.module.css'
import { AccountMark, HoldSigns, Marks } from '../Marks.tsx'

/** The first letters of the name: of any script, and without what is masked. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => Array.from(word).find((letter) => /\p{L}|\p{N}/u.test(letter)) ?? '')
  const found = letters.filter(Boolean)
  return (found.length > 1 ? `${found[0]}${found.at(-1)}` : (found[0] ?? '?')).toLocaleUpperCase()
}

export function CustomerAvatar({
  customer,
  size = 28,
}: {
  customer: { id: string; display_name: string }
  size?: number
}) {
  const sum = Array.from(customer.id).reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const style = { '--hue': (sum * 47) % 360, width: size, height: size, fontSize: size * 0.39 } as CSSProperties
  return (
    <span className={classes.avatar} style={style} aria-hidden>
      {initials(customer.display_name)}
    </span>
  )
}

/** Name with the e-mail beneath, initials before, marks behind. The name is a link like any other. */
export function CustomerName({ customer, words }: { customer: CustomerListItem; words: Words }) {
  return (
    <div className={classes.name}>
      <CustomerAvatar customer={customer} />
      <div className={classes.nameText}>
        <div className={classes.nameLine}>
          <Link
            to="/customers/$id"
            params={{ id: customer.id }}
            className={classes.nameLink}
            tabIndex={-1}
            title={customer.display_name}
          >
            {customer.display_name}
          </Link>
          <Marks customer={customer} t={words.t} />
        </div>
        {customer.email !== null && customer.email !== customer.display_name && (
          <div className={classes.email} title={customer.email}>
            {customer.email}
          </div>
        )}
      </div>
    </div>
  )
}

export function CustomerStatus({ customer, words }: { customer: CustomerListItem; words: Words }) {
  return (
    <span className={classes.status}>
      <AccountMark customer={customer} t={words.t} />
      <HoldSigns customer={customer} t={words.t} />
    </span>
  )
}

/** A customer as a card of two lines, for narrow screens. */
export function CustomerCard({ customer, words }: { customer: CustomerListItem; words: Words }) {
  const phone = customer.phones[0]
  const place = [customer.billing_postal_code, customer.billing_city].filter(Boolean).join(' ')
  const details = [
    phone?.number,
    customer.company_name,
    place,
    customer.billing_country && words.formats.country(customer.billing_country),
  ]
  const registered = showing({ kind: 'instant' }).Cell
  return (
    <div className={classes.cardFrame}>
      <CustomerAvatar customer={customer} size={34} />
      <div className={classes.nameText}>
        <div className={classes.nameLine}>
          <Link to="/customers/$id" params={{ id: customer.id }} className={classes.nameLink} tabIndex={-1}>
            {customer.display_name}
          </Link>
          <Marks customer={customer} t={words.t} />
          <HoldSigns customer={customer} t={words.t} />
          <span className={classes.cardDate}>
            {registered &&
              registered({ value: customer.created_at, field: { name: 'created_at', kind: 'instant' }, words })}
          </span>
        </div>
        <div className={classes.email}>
          {[customer.email === customer.display_name ? null : customer.email, ...details]
            .flatMap((one) => (one ? isolated(one) : []))
            .join(' · ')}
        </div>
      </div>
    </div>
  )
}
