import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startLocalStripe } from './testing/start'

test('runs the README’s stripe-node examples as written', async () => {
  const local = await startLocalStripe()
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  const blocks = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code)
  const program = blocks.join('\n').replaceAll('4010', new URL(local.url()).port)

  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program])
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringContaining(`Answer the form at ${local.url()}/setup/`),
    expect.stringMatching(/^STRIPE_WEBHOOK_SECRET=whsec_\w+$/),
    'Payouts are on',
    expect.stringContaining(`Pay at ${local.url()}/pay/pi_`),
    'The coach will get 4500 usd',
  ])
  await local.close()
})
