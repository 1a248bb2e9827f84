import type { Values } from '../../records/form/values.ts'
import type { Sought } from './Lookalikes.tsx'
import { cut } from '../../../contract/platform/line.ts'

const names = ['first_name', 'last_name', 'company_name'] as const

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What is known so far of somebody who is being entered. */
export function soughtFrom(values: Values): Sought {
  const [first] = Array.isArray(values['emails']) ? (values['emails'] as { address: string }[]) : []
  const email = text(first?.address)
  const [phone] = Array.isArray(values['phones']) ? (values['phones'] as { number: string }[]) : []
  const birth = text(values['date_of_birth'])
  return {
    ...Object.fromEntries(names.flatMap((name) => (text(values[name]) ? [[name, text(values[name])]] : []))),
    ...(/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) && { email }),
    ...(phone && phone.number.replace(/\D/g, '').length >= 6 && { phone: cut(phone.number, 64) }),
    ...(/^\d{4}-\d\d-\d\d$/.test(birth) && { date_of_birth: birth }),
  }
}

/** A customer with the address that is being entered. */
export function soughtAt(
  customer: { id: string; first_name: string | null; last_name: string | null; company_name: string | null },
  address: Values,
): Sought {
  const given = (name: string) => (text(address[name]) ? { [name]: cut(text(address[name]), 200) } : {})
  return {
    ...soughtFrom({ ...customer }),
    ...given('line1'),
    ...given('postal_code'),
    ...given('city'),
    except: customer.id,
  }
}
