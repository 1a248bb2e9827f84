import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, type ComponentType, type ReactNode } from 'react'
import { isNotThere } from '../../platform/api-error.ts'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { refreshRow, rowQuery, type ListedRecord } from '../list/listed-record.ts'
import { useNews } from '../list/news.ts'
import { rereadRow } from '../row-keys.ts'

interface Props<R extends { id: string }> {
  listed: ListedRecord<R>
  /** What is said where it is not there, was erased, or is not for this person to see. */
  gone: ReactNode
  loading: ReactNode
  Row: ComponentType<{ row: R }>
  /** Its page as it was at a moment; `now` is the row of now. Loaded when it is asked for. */
  AsOf: ComponentType<{ now: R; at: string }>
}

/** The page of one row, by the address: kept true while others change it, and as it was where `as_of` asks for that. */
export function RecordPage<R extends { id: string }>({ listed, Row, AsOf, ...given }: Props<R>) {
  const { id } = useParams({ strict: false }) as { id: string }
  const { as_of } = useSearch({ strict: false }) as { as_of?: string }
  const query = useQuery(rowQuery(listed, id))
  const client = useQueryClient()
  useNews(listed, ({ changed, gone, missed }) => {
    if (!missed && !changed.includes(id) && !gone.includes(id)) return
    void rereadRow(client, id)
  })
  useEffect(() => {
    if (query.data) refreshRow(client, listed, query.data)
  }, [client, listed, query.data])
  if (isNotThere(query.error)) return given.gone
  if (query.data && as_of !== undefined)
    return (
      <Suspense fallback={<LoadingState lines={10} height={28} />}>
        <AsOf now={query.data} at={as_of} key={`${id} ${as_of}`} />
      </Suspense>
    )
  if (query.data) return <Row row={query.data} key={id} />
  return query.error ? <ErrorState error={query.error} retry={query.refetch} /> : given.loading
}
