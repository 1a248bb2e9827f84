const records = ['customer', 'address', 'note']
const forGood = ['customer.erased', 'customer.undone']

/** Whether a line of this kind may be taken back at all. */
export const canBeTakenBack = (kind: string): boolean =>
  records.includes(kind.split('.')[0] ?? '') && !forGood.includes(kind)
