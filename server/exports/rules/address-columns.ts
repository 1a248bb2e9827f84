import { addressFieldList, type AddressValues } from '../../../contract/addresses/record.ts'
import type { SheetCell, SheetColumn } from '../../platform/files/xlsx-write.ts'
import { writerOf, type Writing } from './values.ts'

/** An address as it is stored, with the marks of the defaults. */
export type ExportedAddress = AddressValues & {
  id: string
  customer_id: string
  /** Of the customer. */
  number: string
  parts: Record<string, string>
  default_billing: boolean
  default_shipping: boolean
}

interface AddressColumn extends SheetColumn {
  cell(address: ExportedAddress): SheetCell
}

/** Parts that an address may be known apart in beside its lines: for programs alone, its lines say the same. */
const partNames = ['street', 'house', 'building', 'entrance', 'floor', 'flat', 'metro', 'directory_id'] as const

/** The columns of one address. `prefix` is what stands before their headings: a place for people, a key for programs. */
function columnsOf(prefix: string, writing: Writing): AddressColumn[] {
  const { labels, words } = writing
  const labelled: Record<string, string> = words.addresses.fields
  const fields = addressFieldList.map((field): AddressColumn => {
    const { kind, write } = writerOf(field, writing, words.addresses.choices)
    const title = labels
      ? prefix
        ? `${prefix}: ${labelled[field.name]}`
        : labelled[field.name]!
      : `${prefix}.${field.name}`
    return { title, kind, cell: (address) => write(address[field.name as keyof AddressValues]) }
  })
  const parts = partNames.map((part): AddressColumn => ({
    title: `${prefix}.${part}`,
    kind: 'text',
    cell: ({ parts: known }) => known[part] ?? null,
  }))
  return labels ? fields : [...fields, ...parts]
}

/** Addresses in columns of their customer's row, place by place, and those that have no columns. */
export interface Beside {
  columns: readonly SheetColumn[]
  cells(addresses: readonly ExportedAddress[]): SheetCell[]
  left(addresses: readonly ExportedAddress[]): ExportedAddress[]
}

/** Billing, shipping, then the others in their order, as far as there are columns. */
export function beside(further: number, writing: Writing): Beside {
  const { labels, words } = writing
  const places = [
    labels ? words.billing : 'billing',
    labels ? words.shipping : 'shipping',
    ...Array.from({ length: further }, (_, at) => (labels ? `${words.further} ${at + 1}` : `address_${at + 2}`)),
  ].map((prefix) => columnsOf(prefix, writing))
  const empty = places[0]?.map(() => null) ?? []
  const others = (addresses: readonly ExportedAddress[]): ExportedAddress[] =>
    addresses.filter((one) => !one.default_billing && !one.default_shipping)
  return {
    columns: places.flat(),
    cells(addresses) {
      const chosen = [
        addresses.find((one) => one.default_billing),
        addresses.find((one) => one.default_shipping),
        ...others(addresses).slice(0, further),
      ]
      return places.flatMap((columns, at) => {
        const address = chosen[at]
        return address ? columns.map((column) => column.cell(address)) : empty
      })
    },
    left: (addresses) => others(addresses).slice(further),
  }
}

/** The columns of a file of addresses: whose it is, the address, and whether it is a default. */
export function addressTable(writing: Writing): {
  columns: readonly SheetColumn[]
  cells(address: ExportedAddress): SheetCell[]
} {
  const { labels, words } = writing
  const flag = (title: string, name: 'default_billing' | 'default_shipping'): AddressColumn => {
    const { kind, write } = writerOf({ name, kind: 'flag' }, writing, {})
    return { title, kind, cell: (address) => write(address[name]) }
  }
  const columns = [
    ...columnsOf(labels ? '' : 'address', writing),
    flag(labels ? words.default_billing : 'address.default_billing', 'default_billing'),
    flag(labels ? words.default_shipping : 'address.default_shipping', 'default_shipping'),
  ]
  return {
    columns: [{ title: labels ? words.customer_number : 'number', kind: 'text' }, ...columns],
    cells: (address) => [address.number, ...columns.map((column) => column.cell(address))],
  }
}
