import { z } from 'zod'
import { referenceGrammar } from '@/lib/payouts/reference'
import { changeKinds, chargeStates, declines, freshness, problemTypes, refusals, states } from './codes'

// Everything that goes in or out of this door, said once: requests are checked by it, and the OpenAPI document is made of it.

const minorUnits = 'In the currency’s smallest unit: 1250 is 12.50 euros, or 1250 yen.'
const units = z.int().min(0).max(99_999_999)
const currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .meta({ description: 'ISO 4217, in small letters.', example: 'eur' })

export const reference = z.string().regex(referenceGrammar).meta({
  description: 'Your own id for this charge. Sent again, it is the same charge.',
  example: 'order-4711',
})

/** No control character is part of an id; PostgreSQL takes no NUL. */
export const coachName = z
  .string()
  .regex(/^[^\p{Cc}]{1,200}$/u)
  .meta({
    description: 'The coach’s id here, or your own reference for them.',
    example: '4711',
  })

export const position = z
  .string()
  .regex(/^\d{1,15}$/)
  .meta({
    description: 'Where a change stands among all. 0 stands before the first.',
    example: '0',
  })

export const chargeRequest = z
  .strictObject({
    coach: coachName,
    amount: z.int().positive().max(99_999_999).meta({ description: minorUnits, example: 1250 }),
    currency,
    reference,
  })
  .meta({ id: 'ChargeRequest' })

export const idempotencyKey = z.union([z.string().regex(/^"[ !#-[\]-~]{1,255}"$/), z.string().regex(/^[!#-~]{1,255}$/)])

export const charge = z
  .object({
    reference,
    coach: z.string().meta({ description: 'The coach’s id here.' }),
    amount: units.meta({ description: minorUnits }),
    currency,
    fee: units.meta({ description: 'What the platform keeps of the amount.' }),
    state: z.enum(chargeStates).meta({
      description:
        'asked: what became of it is not known yet. open: the client has not paid yet. processing: the client has, and the money is on its way. declined: Stripe said no, or never had it. canceled: it will not be paid any more. The last two stay so; charge again under a new reference.',
    }),
    refunded: units,
    disputed: units.meta({ description: 'What the client’s bank took, unless it came back.' }),
    refusal: z.enum(declines).nullable().meta({ description: 'Why Stripe said no; null unless declined.' }),
    paymentId: z.string().nullable().meta({ description: 'Stripe’s id of the payment.' }),
    admittedAt: z.iso.datetime(),
  })
  .meta({ id: 'Charge' })

export const newCharge = charge
  .extend({
    clientSecret: z.string().nullable().meta({
      description: 'For Stripe’s Payment Element. null once the payment is no longer open. Do not keep or log it.',
    }),
  })
  .meta({ id: 'NewCharge' })

const coach = z.object({ id: z.string(), reference: z.string().nullable() }).meta({ id: 'Coach' })
const state = z.enum(states).meta({ id: 'State' })
export const readiness = z
  .object({
    coach,
    canBePaid: z.boolean().meta({
      description:
        'Whether a charge in their currency would be admitted, as of checkedAt. A charge asks Stripe again where that is old, and may be refused for what it hears.',
    }),
    reasons: z
      .array(z.enum(refusals))
      .meta({ description: 'Why it would be refused, as of checkedAt; empty when it would not.' }),
    state,
    country: z.string().nullable(),
    currency: currency.nullable().meta({ description: 'What the coach is paid in; no other is admitted.' }),
    deadline: z.iso.datetime().nullable().meta({ description: 'The earliest day something must be answered by.' }),
    checkedAt: z.iso.datetime().nullable().meta({ description: 'When Stripe last said so.' }),
    freshness: z.enum(freshness).nullable().meta({
      description: 'checking: news is on its way. unconfirmed: Stripe could not be reached for it.',
    }),
  })
  .meta({ id: 'Readiness' })

const change = z
  .object({
    position,
    at: z.iso.datetime(),
    kind: z.enum(changeKinds),
    coach,
    from: state.nullable(),
    to: state.nullable(),
  })
  .meta({ id: 'Change' })

export const changes = z
  .object({
    changes: z.array(change).meta({ description: 'A hundred at most, in order.' }),
    next: position.meta({ description: 'What to ask after next time.' }),
    more: z.boolean().meta({ description: 'Whether more wait; ask again at once.' }),
  })
  .meta({ id: 'Changes' })

export const problem = z
  .object({
    type: z.enum(problemTypes),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
      .optional()
      .meta({ description: 'What is wrong field by field: a JSON pointer into the body, or a parameter’s name.' }),
    reasons: z
      .array(z.enum([...refusals, ...declines]))
      .optional()
      .meta({ description: 'Why the gate refused a charge, or why Stripe declined it.' }),
    payer: z.string().optional().meta({ description: 'What to say to the client.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, application/problem+json.' })
