import { parseArgs } from 'node:util'
import type { Wiring } from '../lib/wiring'
import { type Ending, runCommand } from './command'

const usage = `npm run charge -- COACH AMOUNT CURRENCY REFERENCE
  COACH      the coach's id or reference
  AMOUNT     in the currency's smallest unit: 1250 is 12.50 dollars, or 1250 yen
  CURRENCY   three small letters, such as usd
  REFERENCE  your own id for this charge; sent again within a day, it is the same charge`

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
      return { sentence: `Admitted and made: ${answer.paymentId}, ${answer.status}.`, code: 0 }
    case 'refused':
      return { sentence: `Refused by the gate: ${answer.reasons.join(', ')}.`, code: 1 }
    case 'declined':
      return { sentence: `The gate said yes, Stripe said no: ${answer.reason}.`, code: 1 }
    case 'invalid':
      return { sentence: `The ${answer.fault} cannot be used.\n${usage}`, code: 2 }
    case 'no-such-coach':
      return { sentence: `There is no coach ${who}.`, code: 1 }
    case 'away':
      return {
        sentence: 'Stripe gave no answer. Send the same reference again within a day; it is the same charge.',
        code: 1,
      }
  }
}
