import { z } from 'zod'

/** Header that names a request: answered always, and taken from whoever sends one of the right shape. */
export const requestIdHeader = 'x-request-id'

/** What a request may be called: 1 to 64 letters, digits, `-` or `_`. */
export const requestIdShape = /^[\w-]{1,64}$/

export const requestId = z.string().regex(requestIdShape)
