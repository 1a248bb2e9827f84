import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { needs } from '../platform/entry.ts'
import { text } from '../platform/search.ts'
import { listSearch } from '../records/list/list-search.ts'
import { inside } from '../shell/roots.tsx'
import { CustomersPage } from './list/CustomersPage.tsx'

const within = () => inside

// The list is part of the first file, since nearly everybody begins there; every other page is fetched when it is opened.
const customers = createRoute({
  getParentRoute: within,
  path: '/customers',
  beforeLoad: needs('customers.read'),
  validateSearch: listSearch,
  component: CustomersPage,
})
const newCustomer = createRoute({
  getParentRoute: within,
  path: '/customers/new',
  beforeLoad: needs('customers.create'),
  component: lazyRouteComponent(() => import('./form/CreateCustomerPage.tsx'), 'CreateCustomerPage'),
})
const customer = createRoute({
  getParentRoute: within,
  path: '/customers/$id',
  beforeLoad: needs('customers.read'),
  validateSearch: (search: Record<string, unknown>): { address?: string | undefined; as_of?: string | undefined } => ({
    address: text(search['address']),
    as_of: text(search['as_of']),
  }),
  component: lazyRouteComponent(() => import('./page/CustomerPage.tsx'), 'CustomerPage'),
})
const editCustomer = createRoute({
  getParentRoute: within,
  path: '/customers/$id/edit',
  beforeLoad: needs('customers.edit'),
  component: lazyRouteComponent(() => import('./form/EditCustomerPage.tsx'), 'EditCustomerPage'),
})
const eraseCustomer = createRoute({
  getParentRoute: within,
  path: '/customers/$id/delete',
  beforeLoad: needs('customers.erase'),
  component: lazyRouteComponent(() => import('./erase/EraseCustomerPage.tsx'), 'EraseCustomerPage'),
})

export const customerRoutes = [customers, newCustomer, customer, editCustomer, eraseCustomer] as const
