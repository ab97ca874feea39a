import { existsSync } from 'node:fs'
import { readEndpointEnv, SettingsError } from '../lib/env'
import { wireEndpoint } from '../lib/wiring'

/** Makes or mends the endpoint Stripe sends its notices to, and says what it changed. */
if (existsSync('.env')) process.loadEnvFile('.env')

const words = {
  absent: 'it was absent',
  disabled: 'it was disabled and is enabled now',
  events: 'its events are exactly account.updated and capability.updated now',
  'more-events': 'only account.updated and capability.updated are sent now',
  'api-version': 'one of another API version is disabled now',
}

try {
  const endpoint = wireEndpoint(readEndpointEnv(process.env))
  const change = await endpoint.setUp()
  console.log(`${endpoint.url} is ${change.id} at Stripe.`)
  if (change.kind === 'right') console.log('Nothing had to be changed.')
  if (change.kind === 'mended') for (const fault of change.faults) console.log(`Changed: ${words[fault]}.`)
  if (change.kind === 'created') {
    console.log('It was made just now. Its signing secret is told only once; add it to your settings:')
    console.log(`STRIPE_WEBHOOK_SECRETS=${change.secret}`)
  }
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(error.message)
  process.exit(error instanceof SettingsError ? 2 : 1)
}
