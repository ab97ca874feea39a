import { spawnSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { findStack } from './e2e/support/servers/stack'
import { findBrowser } from './tools/browser'
import { longTests } from './tools/test/long'

const isRoot = process.getuid?.() === 0
const hasPython = spawnSync('python3', ['--version']).status === 0
const isNamed = (spec: string) => process.argv.some((word) => word.includes(spec.replace('.spec.ts', '')))
const leftOut = [
  ...longTests.browser.filter((spec) => !isNamed(spec)),
  ...(hasPython ? [] : ['python-example.spec.ts']),
]

export default defineConfig({
  testDir: 'e2e',
  testIgnore: leftOut.map((spec) => `**/${spec}`),
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
