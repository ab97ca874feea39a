import type { Platform } from '../../lib/payouts/accounts/account'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Backend } from '../../tools/testing/backend'
import { on, sceneIn } from './scene'

/** What clients, banks and people in Stripe's dashboard do with payments. */
export interface Till {
  /** A coach who can be paid, in Germany by default. */
  readyCoach(country?: string): Promise<CoachId>
  /** The platform of the payments. */
  platform(): Promise<Platform>
  /** Charges through the gate; returns the payment's id. */
  charge(coachId: CoachId, amount: number, reference: string, currency?: string): Promise<string>
  /** The client pays by card. */
  pay(paymentId: string, card?: string, fields?: Record<string, string>): Promise<void>
  /** The client pays; transfer and fee wait for `settle`. */
  payLater(paymentId: string, card?: string): Promise<void>
  settle(paymentId: string): Promise<void>
  /** Calls the local Stripe with our key, as its dashboard does. */
  atStripe<Answer = { id: string }>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    fields?: Record<string, string>,
    idempotencyKey?: string,
  ): Promise<Answer>
  /** The client's bank disputes a payment, by default all that is left. */
  dispute(paymentId: string, amount?: number): Promise<{ id: string }>
  /** Checks every payment, due or not, until nothing more is due. */
  check(): Promise<void>
}

/** @param backend asked each time, since tests open it only when they begin */
export function tillIn(backend: () => Backend): Till {
  const scene = sceneIn(backend)
  const till: Till = {
    async readyCoach(country = 'DE') {
      const coachId = await backend().newCoach()
      await backend().payouts.setUp(coachId, country)
      await scene.change(coachId, { ...on, notify: false })
      await scene.fetchPending()
      return coachId
    },
    async platform() {
      const { rows } = await backend().database.pool.query<Platform>(
        'SELECT platform_account_id AS "accountId", livemode AS live FROM payment LIMIT 1',
      )
      if (rows[0] === undefined) throw new Error('there is no charge yet')
      return rows[0]
    },
    async charge(coachId, amount, reference, currency = 'eur') {
      const answer = await backend().payouts.charge({ coachId, amount, currency, reference })
      if (answer.kind !== 'collected') throw new Error(`the charge was not collected: ${JSON.stringify(answer)}`)
      return answer.payment.paymentId
    },
    async pay(paymentId, card = 'pm_card_visa', fields = {}) {
      const given = { payment_method: card, return_url: 'http://localhost:3000/paid' }
      await till.atStripe('POST', `/v1/payment_intents/${paymentId}/confirm`, { ...given, ...fields })
    },
    async payLater(paymentId, card) {
      await backend().control('POST', '/_control/settling', { held: true })
      await till.pay(paymentId, card, { capture_method: 'automatic_async' })
    },
    async settle(paymentId) {
      await backend().control('POST', `/_control/payments/${paymentId}/settle`)
    },
    async atStripe<Answer>(
      method: 'GET' | 'POST' | 'DELETE',
      path: string,
      fields: Record<string, string> = {},
      idempotencyKey: string = crypto.randomUUID(),
    ) {
      const { STRIPE_API_BASE, STRIPE_SECRET_KEY } = backend().settings
      const answer = await fetch(`${STRIPE_API_BASE}${path}`, {
        method,
        headers: { authorization: `Bearer ${STRIPE_SECRET_KEY}`, 'idempotency-key': idempotencyKey },
        body: method === 'POST' ? new URLSearchParams(fields) : undefined,
      })
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as Answer
    },
    dispute: (paymentId, amount) => backend().control('POST', `/_control/payments/${paymentId}/dispute`, { amount }),
    async check() {
      // A moment ago: a column in milliseconds may round up.
      await backend().database.pool.query(
        `UPDATE payment SET next_check_at = now() - interval '1 second' WHERE state <> 'declined'`,
      )
      while ((await backend().engine.runDueChecks()) > 0);
    },
  }
  return till
}
