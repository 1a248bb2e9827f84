import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export type Import = {
  /** As written. */ specifier: string
  /** A path from the program's folder, or a package. */ target: string
  typeOnly: boolean
}
export type Source = { path: string; text: string; imports: Import[] }

export const programDir = join(import.meta.dirname, '..')

/** All TypeScript of the given folders, with what each file imports. Paths are from the program's folder. */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(programDir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readSource(relative(programDir, join(entry.parentPath, entry.name)))),
  )
}

function readSource(path: string): Source {
  const text = readFileSync(join(programDir, path), 'utf8')
  const statement = /^\s*(import|export)(\s+type)?\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm
  const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]/g
  const fixed = [...text.matchAll(statement)].map((match) => toImport(path, match[3] ?? '', match[2] !== undefined))
  const loaded = [...text.matchAll(dynamic)].map((match) => toImport(path, match[1] ?? '', false))
  return { path, text, imports: [...fixed, ...loaded] }
}

function toImport(path: string, specifier: string, typeOnly: boolean): Import {
  const inside = specifier.startsWith('.')
  const target = inside ? relative(programDir, resolve(programDir, dirname(path), specifier)) : packageOf(specifier)
  return { specifier, target, typeOnly }
}

function packageOf(specifier: string) {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
