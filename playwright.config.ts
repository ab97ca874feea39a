import { spawnSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { findStack } from './e2e/support/servers/stack'
import { findBrowser } from './tools/browser'

const isRoot = process.getuid?.() === 0
const hasPython = spawnSync('python3', ['--version']).status === 0
/** Of `npm run test:long`, with the tests tagged @long; they run here when named, too. */
const long = [
  'hanging-up',
  'layout-shift',
  'local-stripe-pages',
  'long-names',
  'long-report',
  'openapi-tools',
  'seed',
  'server-ends',
  'sign-in-time',
  'two-builds',
]
const isNamed = (spec: string) => process.argv.some((word) => word.includes(spec))
const patterns = (specs: string[]) => specs.map((spec) => `**/${spec}.spec.ts`)
const namesOne = process.argv.some((word) => /^e2e\/|\.spec/.test(word))
const withoutPython = hasPython ? [] : ['python-example']
const soon = {
  name: 'soon',
  testIgnore: patterns([...long.filter((spec) => !isNamed(spec)), ...withoutPython]),
  ...(namesOne ? {} : { grepInvert: /@long/ }),
}
const whole = { name: 'long', testMatch: patterns(long) }
const tagged = { name: 'tagged', testIgnore: patterns([...long, ...withoutPython]), grep: /@long/ }

export default defineConfig({
  testDir: 'e2e',
  projects: process.env.TEST_LONG ? [whole, tagged] : [soon],
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
