import { listDisks } from '../../contract/disks/disks.ts'
import { recentDisks, stateOf } from '../platform/disk/disks.ts'
import { route, type Slice } from '../platform/slice.ts'

/** How full the disks are, for whoever may do something about it. */
export const disks: Slice = {
  name: 'disks',
  routes: [
    route(listDisks, async ({ program: { config } }) => ({
      items: (await recentDisks(config)).map((disk) => ({ ...disk, state: stateOf(disk) })),
      database_elsewhere: config.databaseUrl !== undefined,
    })),
  ],
}
