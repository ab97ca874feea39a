import { spawnSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { findStack } from './e2e/support/servers/stack'
import { findBrowser } from './tools/browser'

const isRoot = process.getuid?.() === 0
const hasPython = spawnSync('python3', ['--version']).status === 0
/** Those of `npm run test:long`, which run here when named, too. */
const long = ['two-builds', 'long-report', 'long-names', 'local-stripe-pages', 'openapi-tools', 'seed', 'server-ends']
const isNamed = (spec: string) => process.argv.some((word) => word.includes(spec))
const leftOut = [...long.filter((spec) => !isNamed(spec)), ...(hasPython ? [] : ['python-example'])]
const patterns = (specs: string[]) => specs.map((spec) => `**/${spec}.spec.ts`)
const which = process.env.TEST_LONG ? { testMatch: patterns(long) } : { testIgnore: patterns(leftOut) }

export default defineConfig({
  testDir: 'e2e',
  ...which,
  globalSetup: './e2e/support/servers/start-stack.ts',
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  outputDir: process.env.TEST_FOLDER ? `${process.env.TEST_FOLDER}/browser` : 'test-results',
  reporter: 'list',
  use: {
    baseURL: findStack()?.appUrl,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // Chromium's sandbox refuses root.
      args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
})
