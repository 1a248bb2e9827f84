import type { ExportPart } from '../../../contract/exports/exports.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { SheetCell, SheetColumn } from '../../platform/files/xlsx-write.ts'
import { addressTable, beside, type ExportedAddress } from '../rules/address-columns.ts'
import type { Actor } from '../../platform/actor.ts'
import { writtenColumns } from '../rules/columns.ts'
import type { Writing } from '../rules/values.ts'
import type { ExportRequest } from '../tables.ts'
import type { Members } from './members.ts'
import { addressesOf } from './addresses.ts'
import { rowPages, type Chosen } from './rows.ts'

/** A table of the export: rows become cells while they are read. */
export interface FileTable {
  part: ExportPart
  columns: readonly SheetColumn[]
  rows: AsyncIterable<SheetCell[][]>
}

export interface Made {
  rows: number
  address_rows: number
}

export interface Making {
  handle: Handle
  actor: Actor
  request: ExportRequest
  chosen: Chosen
  writing: Writing
  members: Members
  /** Called for each page with the number of its rows; throws where the work shall stop. */
  step(rows: number): void
}

/**
 * The tables of an export, one after the other: the records, then the addresses that are rows of their own. Each must
 * be read to its end before the next is asked for. `made` counts what has been written.
 */
export async function* fileTables(making: Making, made: Made): AsyncGenerator<FileTable> {
  const { request, actor, chosen, writing } = making
  const columns = writtenColumns(chosen.record, actor, request, writing)
  const places = request.addresses === 'beside' ? beside(request.further_addresses, writing) : null
  let left = 0
  async function* records(): AsyncGenerator<SheetCell[][]> {
    const selects = columns.map((column) => column.select)
    for await (const page of rowPages(making.handle, chosen, selects)) {
      const addresses = places
        ? await addressesOf(
            making.handle,
            page.map(({ id }) => id),
          )
        : null
      const cells: SheetCell[][] = []
      for (const one of page) {
        if (one.serial !== null) making.members.add(one.serial)
        const row = columns.map(({ write }, at) => write(one[`v${at}`]))
        if (!places) cells.push(row)
        else {
          const known = addresses?.get(one.id) ?? []
          left += places.left(known).length
          cells.push([...row, ...places.cells(known)])
        }
      }
      made.rows += page.length
      yield cells
      making.step(page.length)
    }
  }
  yield { part: request.resource, columns: [...columns, ...(places?.columns ?? [])], rows: records() }
  if (request.addresses === 'rows') yield addressRows(making, made, (addresses) => addresses)
  else if (places && left > 0) yield addressRows(making, made, places.left)
}

function addressRows(
  making: Making,
  made: Made,
  which: (addresses: readonly ExportedAddress[]) => readonly ExportedAddress[],
): FileTable {
  const table = addressTable(making.writing)
  async function* rows(): AsyncGenerator<SheetCell[][]> {
    for await (const page of rowPages(making.handle, making.chosen, [])) {
      const addresses = await addressesOf(
        making.handle,
        page.map((one) => one.id),
      )
      const cells = page.flatMap(({ id }) => which(addresses.get(id) ?? []).map((address) => table.cells(address)))
      made.address_rows += cells.length
      if (cells.length > 0) yield cells
      making.step(page.length)
    }
  }
  return { part: 'addresses', columns: table.columns, rows: rows() }
}
