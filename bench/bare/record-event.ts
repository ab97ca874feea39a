import { Pool } from 'pg'
import Stripe from 'stripe'
import { createWebhookEventStore } from '@/lib/store/accounts/webhook-event-store'
import type { Database } from '@/lib/store/database'

/** The minimum of a webhook: verify the raw bytes and run the app's own statement. Throws when either fails. */
export async function recordEvent(raw: Buffer, signature: string): Promise<void> {
  const { id, account } = Stripe.webhooks.constructEvent(raw, signature, process.env.STRIPE_WEBHOOK_SECRETS ?? '')
  await pool.query({ ...statement, values: [id, account, 'account'] })
}

/** As many connections as the app's webhook. */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 })
const statement = await captureStatement()

/** Taken from the app, so that the two never differ. */
async function captureStatement(): Promise<{ name?: string; text: string }> {
  let received: { name?: string; text: string } | undefined
  const briskPool = {
    async query({ name, text }: { name?: string; text: string }) {
      received = { name, text }
    },
  }
  const store = createWebhookEventStore({ briskPool } as unknown as Database)
  await store.recordEvent({ id: '', accountId: '', kind: 'account' } as Parameters<typeof store.recordEvent>[0])
  if (received === undefined) throw new Error('the app stored an event without a statement')
  return received
}
