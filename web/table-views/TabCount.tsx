import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import type { LoadList, Total } from '../records/list/use-rows.ts'
import { useViewCount } from './use-counts.ts'
import classes from './views.module.css'

interface Props<T> {
  name: string
  load: LoadList<T>
  state: ListSearch
  /** The number where the list has counted it already, null where it is about to; undefined: it is counted here. */
  known: Total | null | undefined
  turn: boolean
  onCounted: () => void
}

/** How many rows a view has: exact up to 10,000, then about. */
export function TabCount<T>({ name, load, state, known, turn, onCounted }: Props<T>) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useViewCount(name, load, state, turn, known !== undefined, onCounted)
  const total = known ?? counted
  if (!total) return null
  const value = formats.number(total.value)
  return <span className={classes.count}>{t(total.exact ? 'ui.count_exact' : 'ui.count_about', { value })}</span>
}
