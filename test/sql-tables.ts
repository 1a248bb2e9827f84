import { parseSync } from 'vite'

type Node = { type: string; [key: string]: unknown }

/** Functions that take the name of a table as a text: of Kysely, and of `platform/database`. */
const takers = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|innerJoin|leftJoin|table|raw|ref|id|countOf)$/

/**
 * All SQL in a file of TypeScript: the texts of templates tagged with `sql`, and texts given to functions that build it.
 * Values in quotes and what stands behind `as` are left out: they name no table.
 */
export function sqlOf(path: string, text: string): string[] {
  const found: string[] = []
  visit(parseSync(path, text).program as object as Node, (node) => {
    if (node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'sql') {
      const { quasis } = node['quasi'] as { quasis: { value: { cooked: string } }[] }
      found.push(quasis.map(({ value }) => value.cooked).join(' ? '))
    }
    if (node.type === 'CallExpression' && takers.test(nameOf(node['callee']))) {
      for (const one of node['arguments'] as Node[]) if (typeof one['value'] === 'string') found.push(one['value'])
    }
  })
  return found.map((one) =>
    one
      .replace(/--.*$/gm, '')
      .replace(/'[^']*'/g, '')
      .replace(/\bas\s+"?\w+"?/gi, ''),
  )
}

/** The tables that some SQL names: whole words that are no column of an alias, such as `c.accounts`. */
export function tablesIn(sql: string, tables: readonly string[]): string[] {
  const words = new Set(sql.match(/(?<![\w.:"])[a-z_]+(?!\w)/g))
  const cast = new Set(sql.match(/(?<=null::)[a-z_]+/g))
  return tables.filter((table) => words.has(table) || cast.has(table))
}

/** The last name of `sql`, `sql<Row>` or `tx.db.selectFrom`. */
function nameOf(node: unknown): string {
  const { type, name, property } = node as { type: string; name?: string; property?: { name?: string } }
  return (type === 'Identifier' ? name : property?.name) ?? ''
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const part of Object.values(node)) {
    for (const one of Array.isArray(part) ? part : [part]) {
      if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string') visit(one as Node, see)
    }
  }
}
