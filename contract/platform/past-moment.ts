import { z } from 'zod'

/** Clocks differ: a moment that is to come by less than this, in milliseconds, is taken for now. */
const leeway = 60_000

/** A moment that has been: not to come, and one that the database can hold. */
export const pastMoment = z.iso
  .datetime({ offset: true })
  .refine((moment) => new Date(moment).getUTCFullYear() >= 1, 'year')
  .refine((moment) => new Date(moment).getTime() <= Date.now() + leeway, 'in_future')
