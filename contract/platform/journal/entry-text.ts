import { phoneText } from '../phones/text.ts'

/** What a value of the journal says of entries of a list, such as phones and e-mails: one, or their order. Lines of old keep a text. */
export function entriesText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((one) => entriesText(one) ?? '').join(', ')
  if (typeof value !== 'object' || value === null) return undefined
  if ('number' in value) return phoneText(value as { number: string })
  return 'address' in value ? emailText(value as { address: string }) : undefined
}

const emailText = ({ address, label }: { address: string; label?: string | null }): string =>
  label ? `${address} (${label})` : address
