import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { demoSettings } from '../../tools/demo/settings'
import { examplesIn } from '../support/pages/guide'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('python', { hasDemo: true, settings: demoSettings })

// Runs where Python exists; playwright.config.ts excludes it elsewhere.

test('runs the documented Python example against the demo, with Python alone', async ({ appUrl, demoKey }) => {
  const env = { ...process.env, GREENLIGHT_URL: appUrl, GREENLIGHT_KEY: demoKey ?? '' }
  // -I ignores the machine's own Python packages; -W makes deprecations fail.
  const python = ['-I', '-W', 'error', '-c', examplesIn('docs/api.md', 'python').join('\n')]
  const { stdout } = await promisify(execFile)('python3', python, { env })
  expect(stdout.split('\n')).toEqual([
    "Give the client secret to the client's browser, and keep it nowhere.",
    'coach-cannot-be-paid, other-currency. To the client: This coach can’t be paid in this currency. You haven’t been charged. Ask your coach for another way to pay.',
    '',
  ])
})
