import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { demoSettings } from '../../tools/demo/settings'
import { examplesIn } from '../support/pages/guide'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('examples', { hasDemo: true, settings: demoSettings }).extend<
  object,
  { env: NodeJS.ProcessEnv }
>({
  /** What the demo prints for trying the examples. */
  env: [
    async ({ appUrl, demoKey }, use) => {
      // The first answers of a server that just started may come too late for a payment.
      const headers = { authorization: `Bearer ${demoKey}` }
      const readiness = async () => (await fetch(`${appUrl}/api/v1/coaches/4711/readiness`, { headers })).json()
      await expect.poll(readiness).toMatchObject({ canBePaid: true })
      await use({ ...process.env, GREENLIGHT_URL: appUrl, GREENLIGHT_KEY: demoKey ?? '' })
    },
    { scope: 'worker' },
  ],
})

// In one worker: the tests share one demo.
test.describe.configure({ mode: 'default' })

const run = promisify(execFile)

test('runs the documented curl examples against the demo', async ({ env }) => {
  const printed: string[] = []
  for (const example of examplesIn('docs/api.md', 'sh'))
    printed.push((await run('sh', ['-eu', '-c', example], { env })).stdout)
  expect(printed.join('\n')).toContain('"canBePaid":true')
  expect(printed.join('\n')).toContain('"reference":"order-1"')
  expect(printed.join('\n')).toContain('"fee":125')
})

test('runs the documented TypeScript example against the demo', async ({ env }) => {
  const example = test.info().outputPath('example.mts')
  writeFileSync(example, examplesIn('docs/api.md', 'ts').join('\n'))
  const { stdout } = await run(process.execPath, ['--import', 'tsx', example], { env })
  expect(stdout).toMatch(/^Give pi_\w+_secret_\w+ to the client's browser/)
  expect(stdout).toContain('The charge is open.')
  expect(stdout).toContain('state-changed: 4711')
})

test('shows a platform fee in the demo’s report', async ({ database, demoKey: _ }) => {
  const paid = await database.prisma.payment.findMany({ where: { state: 'paid' }, select: { amount: true, fee: true } })
  expect(paid.length).toBeGreaterThan(3)
  for (const { amount, fee } of paid) expect(fee).toBe(amount / 10)
})
