import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Nothing is inlined into the page or the scripts, so the pages' content security policy can forbid inline code. */
export default defineConfig(({ mode }) => {
  // Whatever the environment of this process says: pages for people are never built as those for tests.
  process.env['NODE_ENV'] = mode
  return {
    root: join(import.meta.dirname, 'web'),
    plugins: [react()],
    server: { fs: { allow: [import.meta.dirname] } },
    build: {
      outDir: join(import.meta.dirname, 'dist/web'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      // What the first page needs in any case is one file: fewer requests, and it compresses better than a hundred small ones.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } } },
    },
  }
})
