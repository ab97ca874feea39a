import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wireEndpoint } from '../lib/composition/endpoint'
import { readEndpointEnv, SettingsError } from '../lib/env'
import { optionsOrExit } from '../server/options-or-exit'
import { reportSetUp } from './stripe-setup-report'

/** Creates or repairs our webhook endpoint at Stripe, and reports what changed. */
const usage = `npm run stripe:setup -- [--retire]
  --retire  disables every other endpoint at our address. Run it once the signing secret of the one that stays is in
            STRIPE_WEBHOOK_SECRETS of every server`
const { retire } = optionsOrExit(
  (args) => parseArgs({ args, options: { retire: { type: 'boolean', default: false } } }).values,
  usage,
  ['retire'],
)
if (existsSync('.env')) process.loadEnvFile('.env')

try {
  const endpoint = wireEndpoint(readEndpointEnv(process.env))
  console.log(reportSetUp(endpoint.url, await endpoint.setUp({ retire })))
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(error.message)
  process.exit(error instanceof SettingsError ? 2 : 1)
}
