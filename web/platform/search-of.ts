/** The search of a link whose route is known at run time only; each route reads for itself what it is given. */
export const searchOf = (search: object): never => search as never
