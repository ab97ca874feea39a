import { whenOutputBreaks } from '../processes/broken-output'
import { createLocalStripe } from '../server'
import { readSettings, required, wholeNumber } from './settings'

/** The bare server: an existing database and exactly this port. */
const localStripe = await start(process.env).catch((error: Error) => {
  console.error(`local Stripe: could not start: ${error.message}`)
  process.exit(1)
})
const end = (code: number) => void localStripe.close().finally(() => process.exit(code))
// Without a reader it would run forever.
whenOutputBreaks(() => end(1))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(0))
console.log(`local Stripe ready on ${localStripe.url}`)

async function start(env: NodeJS.ProcessEnv) {
  const port = wholeNumber('LOCAL_STRIPE_PORT', required(env, 'LOCAL_STRIPE_PORT'))
  return createLocalStripe({ ...readSettings(env), databaseUrl: required(env, 'LOCAL_STRIPE_DATABASE_URL'), port })
}
