import type { Wiring } from '../lib/composition/root'

interface SeedPayment {
  coach: string
  lesson: string
  amount: number
  currency: string
  steps: ('pays' | 'is refunded in part' | 'is refunded' | 'disputes' | 'is sent' | 'is paid out')[]
}

const payments: SeedPayment[] = [
  { coach: 'Ana Ruiz', lesson: 'lesson-101', amount: 42_00, currency: 'eur', steps: ['pays', 'is paid out'] },
  {
    coach: 'Ana Ruiz',
    lesson: 'lesson-102',
    amount: 60_00,
    currency: 'eur',
    steps: ['pays', 'is refunded in part', 'is sent'],
  },
  { coach: 'Ana Ruiz', lesson: 'lesson-103', amount: 85_00, currency: 'eur', steps: ['pays', 'disputes'] },
  { coach: 'Ana Ruiz', lesson: 'lesson-104', amount: 30_00, currency: 'eur', steps: [] },
  { coach: 'Ana Ruiz', lesson: 'lesson-105', amount: 25_00, currency: 'eur', steps: ['pays', 'is refunded'] },
  { coach: 'Ben Okafor', lesson: 'lesson-201', amount: 55_00, currency: 'usd', steps: ['pays'] },
  { coach: 'Tomas Silva', lesson: 'lesson-301', amount: 35_00, currency: 'eur', steps: [] },
]

/** Makes payments through the gate, pays them at the local Stripe and fetches each. Existing ones stay. */
export async function seedPayments({ operator, payouts, database }: Wiring, localStripe: string): Promise<void> {
  for (const { coach, lesson, amount, currency, steps } of payments) {
    const { id: coachId } = await database.prisma.coach.findFirstOrThrow({
      where: { name: coach },
      select: { id: true },
    })
    const reference = referenceOf(lesson, coachId)
    if ((await database.prisma.payment.count({ where: { reference } })) > 0) continue
    const answer = await payouts.charge({ coachId: coachId as never, amount, currency, reference })
    if (answer.kind === 'refused' && answer.reasons.includes('transfers-inactive')) continue
    if (answer.kind !== 'collected') throw new Error(`${reference} was not collected: ${answer.kind}`)
    const { paymentId } = answer.payment
    const { stripeAccountId } = await database.prisma.payoutAccount.findUniqueOrThrow({ where: { coachId } })
    for (const step of steps) await take(step, localStripe, { paymentId, accountId: stripeAccountId })
    if ((await operator.check(reference)) !== 'kept') throw new Error(`the outcome of ${reference} is unknown`)
  }
}

/** Differs by database, because installations may share a Stripe. */
const referenceOf = (lesson: string, coachId: string) => `${lesson}-${coachId.slice(0, 4)}`

interface Paid {
  paymentId: string
  accountId: string
}

async function take(
  step: SeedPayment['steps'][number],
  localStripe: string,
  { paymentId, accountId }: Paid,
): Promise<void> {
  const back = { reverse_transfer: 'true' }
  switch (step) {
    case 'pays':
      return post(`${localStripe}/v1/payment_intents/${paymentId}/confirm`, {
        payment_method: 'pm_card_visa',
        return_url: localStripe,
      })
    case 'is refunded in part':
      return post(`${localStripe}/v1/refunds`, { payment_intent: paymentId, amount: '2000', ...back })
    case 'is refunded':
      return post(`${localStripe}/v1/refunds`, { payment_intent: paymentId, ...back })
    case 'disputes':
      return post(`${localStripe}/_control/payments/${paymentId}/dispute`)
    case 'is sent':
      await payOut(localStripe, accountId)
      return
    case 'is paid out':
      return post(`${localStripe}/_control/payouts/${await payOut(localStripe, accountId)}/pay`)
    default:
      return step satisfies never
  }
}

/** Ends the delay of what is pending; returns the payout's id. */
async function payOut(localStripe: string, accountId: string): Promise<string> {
  const response = await fetch(`${localStripe}/_control/accounts/${accountId}/pay-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pending: true }),
  })
  if (!response.ok) throw new Error(`${accountId} was not paid out: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

async function post(url: string, fields?: Record<string, string>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}`,
      'content-type': fields === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: fields === undefined ? '{}' : new URLSearchParams(fields),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
}
