import { z } from 'zod'
import { allGateRefusals } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { paymentRefusals } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import words from '@/lib/words/staff.json'
import { type ProblemName, problemNames, problemTypes, statuses, typeOf } from './codes'
import { charge } from './shapes'

// RFC 9457, once in general and once for each problem, so that generated clients have each one's fields.

const common = {
  title: z.string().meta({ description: 'The problem in a few words, the same each time.' }),
  detail: z.string().meta({ description: 'What went wrong and what to do, for people.' }),
  requestId: z.string().optional().meta({ description: 'The id of this request, as in the header X-Request-Id.' }),
}

const error = z
  .object({
    pointer: z.string().optional().meta({ description: 'A JSON pointer to a field of the body.', example: '/amount' }),
    parameter: z.string().optional().meta({ description: 'The name of a parameter.', example: 'after' }),
    detail: z.string().meta({ description: 'What it must be.' }),
  })
  .meta({ id: 'FieldError', description: 'What is wrong with one field or parameter.' })

const errors = z.array(error).meta({ description: 'What is wrong, field by field.' })
const existing = charge.nullable().meta({
  description: 'The existing charge, which is unchanged; null if this key may not follow it.',
})
const payer = z.string().meta({
  description: 'A sentence for the client, in the language of Accept-Language where we offer it, otherwise in English.',
})

/** The fields of any problem. */
export const problem = z.object({
  type: z.enum(problemTypes),
  status: z.int(),
  ...common,
  errors: errors.optional(),
  reasons: z.array(z.enum([...allGateRefusals, ...paymentRefusals])).optional(),
  payer: payer.optional(),
  charge: existing.optional(),
})

const beside: Partial<Record<ProblemName, z.ZodRawShape>> = {
  invalid: { errors },
  'reference-used': { charge: existing },
  'idempotency-key-used': { charge: existing },
  'coach-cannot-be-paid': {
    reasons: z.array(z.enum(allGateRefusals)).meta({ description: 'All reasons why the payment check refused.' }),
    payer,
  },
  declined: {
    reasons: z.array(z.enum(paymentRefusals)).meta({ description: 'Why Stripe refused the payment.' }),
    payer,
  },
}

export const nameOf = (name: ProblemName) =>
  `${name.replace(/(^|-)(\w)/g, (_all, _dash, character: string) => character.toUpperCase())}Problem`

function shapeOf(name: ProblemName) {
  const { title } = words.api.problems[name]
  return z
    .object({
      type: z.enum([typeOf(name)]).meta({ description: 'Names the problem.' }),
      status: z.literal(statuses[name]).meta({ description: 'The HTTP status.' }),
      ...common,
      ...beside[name],
    })
    .meta({ id: nameOf(name), description: `${title}.` })
}

export const problems = Object.fromEntries(problemNames.map((name) => [nameOf(name), shapeOf(name)]))
