import { createLocalStripe } from './server'

const localStripe = await createLocalStripe({
  databaseUrl: required('LOCAL_STRIPE_DATABASE_URL'),
  port: wholeNumber('LOCAL_STRIPE_PORT', required('LOCAL_STRIPE_PORT')),
  url: process.env.LOCAL_STRIPE_URL?.replace(/\/+$/, ''),
  country: process.env.LOCAL_STRIPE_COUNTRY,
  checkSeconds: wholeNumber('LOCAL_STRIPE_CHECK_SECONDS', process.env.LOCAL_STRIPE_CHECK_SECONDS ?? '4'),
  settleSeconds: wholeNumber('LOCAL_STRIPE_SETTLE_SECONDS', process.env.LOCAL_STRIPE_SETTLE_SECONDS ?? '2'),
  strict: process.env.LOCAL_STRIPE_STRICT === '1',
}).catch((error: Error) => giveUp(`could not start: ${error.message}`))
console.log(`local Stripe ready on ${localStripe.url}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void localStripe.close().finally(() => process.exit(0))
  })
}

function required(name: string): string {
  return process.env[name] || giveUp(`${name} is not set; see local-stripe/README.md`)
}

function wholeNumber(name: string, value: string): number {
  return /^\d+$/.test(value) ? Number(value) : giveUp(`${name} must be a whole number, not ${value}`)
}

function giveUp(reason: string): never {
  console.error(`local Stripe: ${reason}`)
  process.exit(1)
}
