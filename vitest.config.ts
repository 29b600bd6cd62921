import { defineConfig } from 'vitest/config'

const inBrowser = 'test/browser/**/*.test.ts'

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    env: { TZ: 'UTC' },
    // Vitest leaves a core to itself; with two that would be half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [inBrowser],
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [inBrowser],
          globalSetup: ['test/support/demoCity.ts'],
        },
      },
    ],
  },
})
