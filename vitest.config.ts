import { defineConfig } from 'vitest/config'

/** They change what a process holds once: its slices, its types of the database. Others share the modules of a worker. */
const alone = [
  'server/platform/{records,backup,lists}/**/*.test.ts',
  'server/customers/list.test.ts',
  'test/record-kit/**/*.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: 'test/global-setup.ts',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine; a second is a matter of luck.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          environment: 'node',
          globalSetup: [],
          include: ['{contract,server,web,test,bench}/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', ...alone],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', environment: 'node', globalSetup: [], include: alone },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          globalSetup: ['test/browser/setup.ts'],
          include: ['test/browser/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
