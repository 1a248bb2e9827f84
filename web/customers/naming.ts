interface Called {
  display_name: string
  number: string | null
}

/** A customer always has a number; the contract of an answer says null for every field. */
export const numberOf = (customer: Called): string => customer.number ?? ''
export const nameOf = (customer: Called): string => customer.display_name || numberOf(customer)
