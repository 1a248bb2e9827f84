import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programDir } from './sources.ts'

// Follows the recipe of CONTRIBUTING.md, "A field of the customer", in a copy of the sources: its lines and no others.
const copy = mkdtempSync(join(tmpdir(), 'clientele-recipe-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const folders = ['contract', 'server', 'web', 'bench', 'migrations', 'docs', 'test']
const files = ['package.json', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts']

beforeAll(() => {
  for (const name of [...folders, ...files]) cpSync(join(programDir, name), join(copy, name), { recursive: true })
  symlinkSync(join(programDir, 'node_modules'), join(copy, 'node_modules'))
  for (const [name, run] of [
    ['doors.ts', 'doors.test.ts'],
    ['pages.tsx', 'pages.test.tsx'],
  ] as const)
    cpSync(join(programDir, 'test/recipe', name), join(copy, 'test/recipe', run))
  const onlyLabels = {
    extends: './tsconfig.json',
    include: ['contract/customers/labels.ts', 'contract/addresses/labels.ts'],
  }
  writeFileSync(join(copy, 'tsconfig.labels.json'), JSON.stringify(onlyLabels))
})

/** Puts lines behind the first place where a list begins, after the words that say which. */
function add(path: string, [list, beginning]: [list: string, beginning: string], ...lines: string[]): void {
  const file = join(copy, path)
  const text = readFileSync(file, 'utf8')
  const at = text.indexOf(beginning, text.indexOf(list))
  expect([text.includes(list), at > 0], `${path}: ${list}`).toEqual([true, true])
  const end = at + beginning.length
  writeFileSync(file, `${text.slice(0, end)}\n${lines.join('\n')}${text.slice(end)}`)
}

const texts = {
  en: {
    customer: [
      "nickname: 'Nickname',",
      "newsletter: 'Newsletter',",
      "shirt_size: 'Shirt size',",
      "budget: 'Budget',",
      "hobbies: 'Hobbies',",
    ],
    address: ["doorbell: 'Doorbell',"],
    choices: "shirt_size: { s: 'Small', m: 'Medium' },",
  },
  de: {
    customer: [
      "nickname: 'Spitzname',",
      "newsletter: 'Rundbrief',",
      "shirt_size: 'Hemdgröße',",
      "budget: 'Etat',",
      "hobbies: 'Vorlieben',",
    ],
    address: ["doorbell: 'Klingelschild',"],
    choices: "shirt_size: { s: 'Klein', m: 'Mittel' },",
  },
}

function labelFields(language: keyof typeof texts): void {
  add('contract/customers/labels.ts', [`const ${language}`, 'fields: {'], ...texts[language].customer)
  add('contract/addresses/labels.ts', [`const ${language}`, 'fields: {'], ...texts[language].address)
}

const labelChoices = (language: keyof typeof texts): void =>
  add('contract/customers/labels.ts', [`const ${language}`, 'choices: {'], texts[language].choices)

/** Runs a script of a package in the copy: whether it was content, and what it said. */
function run(script: string, ...args: string[]): Promise<{ good: boolean; said: string }> {
  const plain = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
  const env = { ...Object.fromEntries(plain), NO_COLOR: '1', FORCE_COLOR: undefined }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join('node_modules', script), ...args],
      { cwd: copy, env, maxBuffer: 1e8 },
      (error, out, errors) => resolve({ good: error === null, said: out + errors }),
    )
  })
}

const compile = (...args: string[]) => run('typescript/bin/tsc', '--noEmit', ...args)
const compileLabels = () => compile('--project', 'tsconfig.labels.json')

async function expectRefused(slice: string, ...names: string[]): Promise<void> {
  const { good, said } = await compileLabels()
  expect([good, said]).toEqual([false, expect.stringContaining(`contract/${slice}/labels.ts`)])
  for (const name of names) expect(said).toContain(name)
}

test('a field without its labels does not compile', { timeout: 180_000 }, async () => {
  writeFileSync(
    join(copy, 'migrations/9990_recipe.sql'),
    `alter table customers add nickname text collate "und-x-icu", add newsletter boolean not null default false, add shirt_size text,
       add budget jsonb, add hobbies text[] not null default '{}';
     create index customers_nickname on customers (nickname, id);
     alter table addresses add doorbell text;`,
  )
  add(
    'contract/customers/record.ts',
    ['customerFields', 'defineFields({'],
    "nickname: { kind: 'text', personal: true, listed: true, filterable: true, sortable: true, searchable: true, max: 100 },",
    "newsletter: { kind: 'flag', listed: true, filterable: true },",
    "shirt_size: { kind: 'choice', choices: ['s', 'm'], listed: true, filterable: true },",
    "budget: { kind: 'money', listed: true, filterable: true },",
    "hobbies: { kind: 'tags', identifying: true, listed: true, filterable: true },",
  )
  add(
    'contract/addresses/record.ts',
    ['addressFields', 'defineFields({'],
    "doorbell: { kind: 'text', personal: true, filterable: true, max: 100 },",
  )
  await expectRefused('customers', 'nickname')
  await expectRefused('addresses', 'doorbell')
  labelFields('en')
  await expectRefused('customers', 'nickname', 'shirt_size')
  await expectRefused('addresses', 'doorbell')
  labelFields('de')
  await expectRefused('customers', 'shirt_size')
  labelChoices('en')
  await expectRefused('customers', 'shirt_size')
  labelChoices('de')
  expect(await compileLabels()).toEqual({ good: true, said: '' })
})

test('with them everything compiles, and every door knows the field', { timeout: 300_000 }, async () => {
  const [types, doors] = await Promise.all([
    compile(),
    run('vitest/vitest.mjs', 'run', '--project', 'code', 'test/recipe/', 'test/openapi.test.ts'),
  ])
  expect(types).toEqual({ good: true, said: '' })
  expect(doors.good, doors.said).toBe(true)
  expect(doors.said).toMatch(/Test Files +3 passed/)
})
