import { soughtCustomers } from './customers/sought-customers.ts'
import { seekBy } from './records/sought.ts'

/** The resources whose records are found by typing, by the name that references have for them. */
seekBy('customers', soughtCustomers)
