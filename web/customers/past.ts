import { createContext } from 'react'

/** On a page that shows a customer as it was: the fields that differ from now. Null on the page of now. */
export const Past = createContext<ReadonlySet<string> | null>(null)
