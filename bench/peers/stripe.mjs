// Runs where `@stripe/sync-engine` is installed, with node:http in front, which costs it least.
import { runMigrations, StripeSync } from '@stripe/sync-engine'
import { serve } from './serve.mjs'

const { DATABASE_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRETS } = process.env
// Its tables follow Stripe's OpenAPI document; this part of it needs no network.
await runMigrations({ databaseUrl: DATABASE_URL, openApiSpecPath: './openapi.json', stripeApiVersion: '2020-08-27' })
const sync = await StripeSync.create({
  poolConfig: { connectionString: DATABASE_URL, max: 10 },
  stripeSecretKey: STRIPE_SECRET_KEY,
  stripeWebhookSecret: STRIPE_WEBHOOK_SECRETS,
  stripeAccountId: 'acct_bench',
})
serve((body, signature) => sync.webhook.processWebhook(body, signature))
