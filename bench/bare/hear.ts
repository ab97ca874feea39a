import { Pool } from 'pg'
import Stripe from 'stripe'
import type { Database } from '@/lib/store/database'
import { createNoticeStore } from '@/lib/store/notice-store'

/** The least a webhook must do: verify the bytes as they came, and run the app's own statement. Throws when either fails. */
export async function hear(raw: Buffer, signature: string): Promise<void> {
  const { id, account } = Stripe.webhooks.constructEvent(raw, signature, process.env.STRIPE_WEBHOOK_SECRETS ?? '')
  await pool.query({ ...statement, values: [id, account, 'account'] })
}

/** As many connections as the app hears notices by. */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 })
const statement = await overhearStatement()

/** The statement is had from the app, so that the two can never differ. */
async function overhearStatement(): Promise<{ name?: string; text: string }> {
  let heard: { name?: string; text: string } | undefined
  const hotPool = {
    async query({ name, text }: { name?: string; text: string }) {
      heard = { name, text }
    },
  }
  const store = createNoticeStore({ hotPool } as unknown as Database)
  await store.hear({ id: '', accountId: '', kind: 'account' } as Parameters<typeof store.hear>[0])
  if (heard === undefined) throw new Error('the app heard a notice without a statement')
  return heard
}
