import { parseArgs } from 'node:util'
import type { Wiring } from '../lib/composition/root'
import type { ChargeAnswer } from '../lib/payouts/payments/charge'
import type { AdmittedPayment } from '../lib/payouts/ports/admitted-payment-store'
import type { GateRefusal } from '../lib/payouts/vocabulary/payments/gate-refusal'
import type { PaymentRefusal } from '../lib/payouts/vocabulary/payments/payment-refusal'
import { sayDecline, sayWayOut } from '../lib/words/say-decline'
import { sayRefusal } from '../lib/words/say-refusal'
import { speak } from '../lib/words/speak'
import { type Command, type Ending, onWiring, runCommand } from './command'

const usage = `npm run charge -- COACH AMOUNT CURRENCY REFERENCE
  COACH      the coach's id or reference
  AMOUNT     in the currency's smallest unit: 1250 is 12.50 dollars, or 1250 yen
  CURRENCY   three lowercase letters, such as usd
  REFERENCE  your own id for this payment; the same reference never charges twice`

const faults: Record<Extract<ChargeAnswer, { kind: 'invalid' }>['fault'], string> = {
  amount: 'AMOUNT must be above zero, with at most eight digits.',
  currency: 'CURRENCY must be three lowercase letters.',
  reference: 'REFERENCE must be 1 to 64 letters, digits and . _ : - but not just . or ..',
  'too-small': 'AMOUNT is below Stripe’s minimum in this currency.',
  uneven: 'The last digits of AMOUNT must be zero in this currency: https://docs.stripe.com/currencies#special-cases',
  fee: 'The platform’s fee would leave the coach nothing.',
}

await runCommand(usage, read)

function read(): Command {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [who, amount, currency, reference] = positionals
  if (!who || !amount || !currency || !reference || positionals.length > 4) return 'usage'
  if (!/^\d+$/.test(amount)) return { sentence: `AMOUNT must be a whole number.\n${usage}`, code: 2 }
  return onWiring((wiring) => charge(wiring, { who, amount: Number(amount), currency, reference }))
}

interface Order {
  who: string
  amount: number
  currency: string
  reference: string
}

async function charge({ payouts, operator }: Wiring, { who, amount, currency, reference }: Order): Promise<Ending> {
  const coach = (await operator.findCoach(who)) ?? (await operator.findCoachByReference(who))
  if (coach === null) return { sentence: `Coach ${who} not found.`, code: 1 }
  const answer = await payouts.charge({ coachId: coach.id, amount, currency, reference })
  switch (answer.kind) {
    case 'collected':
      return { sentence: `Approved and created: ${answer.payment.paymentId}, ${answer.payment.state}.`, code: 0 }
    case 'refused':
      return { sentence: `The payment check refused: ${answer.reasons.map(sayWhy).join(', ')}.`, code: 1 }
    case 'declined':
      return { sentence: `The payment check approved, but Stripe refused: ${sayDeclined(answer.reason)}`, code: 1 }
    case 'invalid':
      return { sentence: `${faults[answer.fault]}\n${usage}`, code: 2 }
    case 'reference-used':
      return { sentence: sayUsed(await operator.findAdmitted(reference)), code: 1 }
    case 'no-such-coach':
      return { sentence: `Coach ${who} not found.`, code: 1 }
    case 'away':
      return {
        sentence: 'Stripe didn’t answer. Send the same reference again: you won’t charge twice.',
        code: 1,
      }
  }
}

/** The payment under a reference; its amount in the currency's smallest unit, as typed. */
function sayUsed(charge: AdmittedPayment | null): string {
  if (charge === null) return 'That reference belongs to another payment.'
  const { facts, coachId, state } = charge
  return `That reference belongs to another payment: ${facts.amount} ${facts.currency} for coach ${coachId}, ${state}. Nothing was charged.`
}

function sayWhy(reason: GateRefusal): string {
  return `${sayRefusal('staff', reason, speak({}, new Date()).refusals)} (${reason})`
}

function sayDeclined(reason: PaymentRefusal): string {
  const { refusals } = speak({}, new Date())
  return `${sayDecline(reason, refusals)} (${reason}). ${sayWayOut(reason, refusals)}`
}
