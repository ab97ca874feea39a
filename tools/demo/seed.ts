import type { Settings } from '../app'
import type { StartProcess } from '../processes/process'
import { succeed } from '../processes/succeed'
import { places } from './saved'

/** Creates the demo's people through the local Stripe, as the app does. */
export async function seed(start: StartProcess, settings: Settings, localStripeUrl: string) {
  const running = start('seed', process.execPath, ['--import', 'tsx', 'prisma/seed.ts', places.people, places.key], {
    env: { ...process.env, ...settings, LOCAL_STRIPE_URL: localStripeUrl },
    onLine: console.log,
  })
  await succeed(running)
}
