import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { Asked } from './fields/asked.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * A page with forms and filters of fields that no record of the product has: the web's own parts, built as the product
 * builds them. It stands beside the program's pages, so that what its fields ask of the API is answered.
 */
export async function buildFieldsPage(): Promise<(page: Page, asked: Asked) => Promise<void>> {
  const files = await built()
  return async (page, asked) => {
    await page.route('**/fields/**', async (route) => {
      const name = new URL(route.request().url()).pathname.slice('/fields/'.length) || 'index.html'
      const body = files.get(name)
      await (body === undefined
        ? route.fulfill({ status: 404 })
        : route.fulfill({ body, contentType: types[extname(name)] ?? 'application/octet-stream' }))
    })
    await page.goto(`/fields/#${encodeURIComponent(JSON.stringify(asked))}`)
    await page.reload()
  }
}

async function built(): Promise<Map<string, Buffer>> {
  const made = await build({
    configFile: false,
    root: join(import.meta.dirname, 'fields'),
    base: '/fields/',
    logLevel: 'warn',
    plugins: [react()],
    build: { write: false, chunkSizeWarningLimit: 5_000 },
  })
  if (!('output' in made)) throw new Error('One build was asked for.')
  return new Map(
    made.output.map((one) => [one.fileName, Buffer.from(one.type === 'chunk' ? one.code : one.source)] as const),
  )
}
