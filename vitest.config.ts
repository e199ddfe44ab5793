import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const stories = ['server/modules/**/*.test.ts', 'server/house-rules.test.ts', 'demo/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          isolate: false,
          include: ['server/**/*.test.ts', 'contract/**/*.test.ts', 'sealing/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.fault.test.ts', '**/*.interop.test.ts', ...stories],
        },
      },
      {
        test: {
          name: 'stories',
          include: stories,
          exclude: ['**/node_modules/**', '**/*.fault.test.ts', '**/*.interop.test.ts'],
          globalSetup: ['server/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        plugins: [react()],
        test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['testing/built.ts', 'e2e/stage.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['**/*.fault.test.ts', '**/*.interop.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['testing/built.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
