import { setReferences } from './records/words.ts'
import { useReferences } from './staff/use-references.ts'

setReferences(useReferences)
