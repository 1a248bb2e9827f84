import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'
import { shownView, type ViewRow } from './queries.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'table-views.parts',
    says: 'All that a view shows, sorts by and filters by is still there.',
    advice: 'The list leaves out what is gone, and says so: save the view again as it is now.',
    remark: true,
    async finds(look) {
      const { rows } = await sql<ViewRow>`select v.* from table_views v order by v.id`.execute(look.db)
      for (const row of rows) {
        const { problems } = await shownView(look, row)
        if (problems.length > 0) look.found(row.id, `${row.name}: ${problems.map(({ name }) => name).join(', ')}`)
      }
    },
  },
]
