import { parseArgs } from 'node:util'
import type { ChargeAnswer } from '../lib/payouts/charge'
import type { GateRefusal } from '../lib/payouts/gate'
import type { CollectRefusal } from '../lib/payouts/provider'
import type { Wiring } from '../lib/wiring'
import { sayDecline } from '../lib/words/say-decline'
import { sayRefusal } from '../lib/words/say-refusal'
import { speak } from '../lib/words/speak'
import { type Ending, runCommand } from './command'

const usage = `npm run charge -- COACH AMOUNT CURRENCY REFERENCE
  COACH      the coach's id or reference
  AMOUNT     in the currency's smallest unit: 1250 is 12.50 dollars, or 1250 yen
  CURRENCY   three small letters, such as usd
  REFERENCE  your own id for this charge; sent again, it is the same charge`

await runCommand(usage, charge)

async function charge({ payouts, operator }: Wiring): Promise<Ending | 'usage'> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [who, amount, currency, reference] = positionals
  if (!who || !amount || !currency || !reference || positionals.length > 4) return 'usage'
  if (!/^\d+$/.test(amount)) return { sentence: `AMOUNT must be a whole number.\n${usage}`, code: 2 }

  const coach = (await operator.findCoach(who)) ?? (await operator.findCoachByReference(who))
  if (coach === null) return { sentence: `There is no coach ${who}.`, code: 1 }
  const answer = await payouts.charge({ coachId: coach.id, amount: Number(amount), currency, reference })
  switch (answer.kind) {
    case 'collected':
      return { sentence: `Admitted and made: ${answer.payment.paymentId}, ${answer.payment.state}.`, code: 0 }
    case 'refused':
      return { sentence: `Refused by the gate: ${answer.reasons.map(sayWhy).join(', ')}.`, code: 1 }
    case 'declined':
      return { sentence: `The gate said yes, Stripe said no: ${sayDeclined(answer.reason)}.`, code: 1 }
    case 'invalid':
      return { sentence: `${faults[answer.fault]}\n${usage}`, code: 2 }
    case 'reference-used':
      return { sentence: 'That reference names another charge.', code: 1 }
    case 'no-such-coach':
      return { sentence: `There is no coach ${who}.`, code: 1 }
    case 'away':
      return {
        sentence: 'Stripe gave no answer. Send the same reference again; it is the same charge.',
        code: 1,
      }
  }
}

function sayWhy(reason: GateRefusal): string {
  return `${sayRefusal('staff', reason, speak({}, new Date()).refusals)} (${reason})`
}

function sayDeclined(reason: CollectRefusal): string {
  return `${sayDecline(reason, speak({}, new Date()).refusals)} (${reason})`
}

const faults: Record<Extract<ChargeAnswer, { kind: 'invalid' }>['fault'], string> = {
  amount: 'AMOUNT must be above zero and have eight digits at most.',
  currency: 'CURRENCY must be three small letters.',
  reference: 'REFERENCE must be of letters, digits and . _ : - with 64 characters at most, and neither . nor .. alone.',
  'too-small': 'AMOUNT is less than Stripe takes in this currency.',
  uneven: 'AMOUNT has digits that must be zero in this currency: https://docs.stripe.com/currencies#special-cases',
  fee: 'The fee of the settings would leave the coach nothing.',
}
