import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { demoSettings } from '../../tools/demo/settings'
import { examplesIn } from '../support/pages/guide'
import { openOwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

// Runs where Python exists; playwright.config.ts excludes it elsewhere.

test('runs the documented Python example against the demo, with Python alone', async () => {
  const servers = await openOwnServers('python')
  try {
    const { key } = await servers.seed(demoSettings)
    const { url } = await servers.start(demoSettings)

    // -I ignores the machine's own Python packages; -W makes deprecations fail.
    const python = ['-I', '-W', 'error', '-c', examplesIn('docs/api.md', 'python').join('\n')]
    const env = { ...process.env, GREENLIGHT_URL: url, GREENLIGHT_KEY: key }
    const { stdout } = await promisify(execFile)('python3', python, { env })
    expect(stdout.split('\n')).toEqual([
      "Give the client secret to the client's browser, and keep it nowhere.",
      'coach-cannot-be-paid, other-currency. To the client: This coach isn’t paid in this currency. You haven’t been charged. Ask your coach for another way to pay.',
      '',
    ])
  } finally {
    await servers.close()
  }
})
