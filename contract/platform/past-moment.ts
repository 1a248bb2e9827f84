import { moment } from './moment.ts'

/** Clocks differ: a moment that is to come by less than this, in milliseconds, is taken for now. */
const leeway = 60_000

/** A moment that has been: not to come, and one that the database can hold. */
export const pastMoment = moment.refine((past) => new Date(past).getTime() <= Date.now() + leeway, 'in_future')
