const records = ['customer', 'address', 'note']
const others = ['account.password_imported']
const forGood = ['customer.erased', 'customer.undone']

/** Whether a line of this kind may be taken back at all. */
export const canBeTakenBack = (kind: string): boolean =>
  others.includes(kind) || (records.includes(kind.split('.')[0] ?? '') && !forGood.includes(kind))
