export const lifetimes = ['never', '30', '90', '365', 'date'] as const

/** The moment when a key ends, as the API takes it; null: never. A last day ends at midnight where the person is. */
export function expiry(lifetime: (typeof lifetimes)[number], lastDay: string): string | null {
  if (lifetime === 'never') return null
  if (lifetime !== 'date') return new Date(Date.now() + Number(lifetime) * 86_400_000).toISOString()
  const midnight = new Date(`${lastDay}T00:00:00`)
  midnight.setDate(midnight.getDate() + 1)
  return midnight.toISOString()
}
