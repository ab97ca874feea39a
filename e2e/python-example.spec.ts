import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { createStore } from '../lib/store/store'
import { bringIntoState } from './support/coach-in-state'
import { exampleIn } from './support/guide'
import { openOwnServers } from './support/own-servers'
import { makeKey } from './support/service'

// Run where there is a Python; playwright.config.ts leaves it out elsewhere.

test('The example for Python runs as it stands in the documentation, by Python alone', async () => {
  const servers = await openOwnServers('python')
  try {
    const stripe = await servers.startLocalStripe()
    const { url } = await servers.start({ STRIPE_API_BASE: stripe })
    const { secret } = await makeKey(servers.database)
    const coach = { email: `coach-${randomUUID()}@example.com`, name: 'Ada Coach', reference: '4711' }
    const id = await createStore(servers.database).addCoach({ ...coach, by: { kind: 'machine' } })
    if (id === null) throw new Error('the address was taken')
    await bringIntoState(servers.database, id, 'ready', stripe)

    // -I: nothing of this machine's own Python is imported; -W: nothing that Python means to give up is used.
    const python = ['-I', '-W', 'error', '-c', exampleIn('python')]
    const env = { ...process.env, GREENLIGHT_URL: url, GREENLIGHT_KEY: secret }
    const { stdout } = await promisify(execFile)('python3', python, { env })
    expect(stdout.split('\n')).toEqual([
      "Give the client secret to the client's browser, and keep it nowhere.",
      'coach-cannot-be-paid, other-currency. To the client: This coach is not paid in this currency. Nothing was taken from you. Ask your coach for another way to pay.',
      '',
    ])
  } finally {
    await servers.close()
  }
})
