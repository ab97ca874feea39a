// Runs where `@supabase/stripe-sync-engine` is installed, with node:http in front, which costs it least.
import { createRequire } from 'node:module'
import { serve } from './serve.mjs'

// Its ES module does not find its migrations.
const { runMigrations, StripeSync } = createRequire(import.meta.url)('@supabase/stripe-sync-engine')

const { DATABASE_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRETS } = process.env
// It only logs what goes wrong.
await runMigrations({ databaseUrl: DATABASE_URL, schema: 'stripe', logger: { info() {}, error: console.error } })
const sync = new StripeSync({
  poolConfig: { connectionString: DATABASE_URL, max: 10 },
  stripeSecretKey: STRIPE_SECRET_KEY,
  stripeWebhookSecret: STRIPE_WEBHOOK_SECRETS,
  autoExpandLists: false,
  backfillRelatedEntities: false,
})
serve((body, signature) => sync.processWebhook(body, signature))
