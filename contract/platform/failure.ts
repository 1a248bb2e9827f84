import { z } from 'zod'
import { fieldProblem } from './errors.ts'

/** Why work in the background failed. `message` is English; pages say `code` in the language of the reader. */
export const failure = z.object(fieldProblem.shape).meta({ id: 'Failure' })

export type Failure = z.output<typeof failure>
