import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wire } from '../lib/wiring'

if (existsSync('.env')) process.loadEnvFile('.env')

const usage = `npm run charge -- COACH AMOUNT CURRENCY REFERENCE
  COACH      the coach's id or reference
  AMOUNT     in the currency's smallest unit: 1250 is 12.50 dollars, or 1250 yen
  CURRENCY   three small letters, such as usd
  REFERENCE  your own id for this charge; the same reference is charged once`

const { positionals } = parseArgs({ allowPositionals: true })
const [who, amount, currency, reference] = positionals
if (!who || !amount || !currency || !reference || positionals.length > 4) end(usage, 2)
if (!/^\d+$/.test(amount)) end(`AMOUNT must be a whole number.\n${usage}`, 2)

const { payouts, operator, database } = wire()
const coach = (await operator.findCoach(who)) ?? (await operator.findCoachByReference(who))
if (coach === null) end(`There is no coach ${who}.`, 1)
const answer = await payouts.charge({ coachId: coach.id, amount: Number(amount), currency, reference })
await database.close()

switch (answer.kind) {
  case 'collected':
    end(`Admitted and made: ${answer.paymentId}, ${answer.status}.`, 0)
    break
  case 'refused':
    end(`Refused by the gate: ${answer.reasons.join(', ')}.`, 1)
    break
  case 'declined':
    end(`The gate said yes, Stripe said no: ${answer.reason}.`, 1)
    break
  case 'invalid':
    end(`The ${answer.fault} cannot be used.\n${usage}`, 2)
    break
  case 'no-such-coach':
    end(`There is no coach ${who}.`, 1)
    break
  case 'away':
    end('Stripe gave no answer. Send the same reference again; it is charged once.', 1)
}

function end(sentence: string, code: number): never {
  ;(code === 0 ? console.log : console.error)(sentence)
  process.exit(code)
}
