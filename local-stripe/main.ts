import { createLocalStripe } from './server'

const port = Number(required('LOCAL_STRIPE_PORT'))
const localStripe = await createLocalStripe({
  databaseUrl: required('LOCAL_STRIPE_DATABASE_URL'),
  port,
  url: process.env.LOCAL_STRIPE_URL?.replace(/\/+$/, ''),
  country: process.env.LOCAL_STRIPE_COUNTRY,
  checkSeconds: Number(process.env.LOCAL_STRIPE_CHECK_SECONDS ?? 4),
})
console.log(`local Stripe ready on ${localStripe.url}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void localStripe.close().finally(() => process.exit(0))
  })
}

function required(name: string): string {
  const value = process.env[name]
  if (value) return value
  console.error(`local Stripe: ${name} is not set; see local-stripe/README.md`)
  process.exit(1)
}
