import type { Slice } from '../platform/slice.ts'
import { routes } from './routes.ts'

export const putBack: Slice = { name: 'put-back', routes }
