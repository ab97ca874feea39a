import { z } from 'zod'
import { shownBuckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import { freshnessKinds } from '@/lib/payouts/vocabulary/accounts/freshness-kind'
import { states } from '@/lib/payouts/vocabulary/accounts/state'
import { changeKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { allGateRefusals } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { paymentRefusals } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { paymentStates } from '@/lib/payouts/vocabulary/payments/payment-state'
import { referenceGrammar } from '@/lib/payouts/vocabulary/reference'
import { apiActors } from './codes'

// Every input and output, defined once: requests are checked with it, and the OpenAPI document is made from it.
// Patterns work in every language's regular expressions.

const minorUnits = 'In the currency’s smallest unit: 1250 is 12.50 euros, or 1250 yen.'
const units = z.int().min(0).max(99_999_999)
const currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .meta({ description: 'ISO 4217, in lowercase letters.', example: 'eur' })
const moment = z.string().meta({ format: 'date-time' })

export const reference = z.string().regex(referenceGrammar).meta({
  description: 'Your own id for this charge. The same reference never charges twice.',
  example: 'order-4711',
})

/** No control characters; PostgreSQL stores no NUL. */
export const coachName = z
  .string()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses, in the one way every language reads
  .regex(/^[^\x00-\x1f\x7f-\x9f]{1,200}$/)
  .meta({
    description: 'The coach’s id, or your own reference for the coach.',
    example: '4711',
  })

export const position = z
  .string()
  .regex(/^[0-9]{1,15}$/)
  .meta({
    description: 'The position of a change. 0 is before the first change.',
    example: '0',
  })

export const chargeRequest = z
  .strictObject({
    coach: coachName,
    amount: z.int().positive().max(99_999_999).meta({ description: minorUnits, example: 1250 }),
    currency,
    reference,
  })
  .meta({ id: 'ChargeRequest', description: 'A charge to create.' })

/** The draft quotes it, but many callers do not. */
export const idempotencyKey = z
  .string()
  .regex(/^(?:"[\x20\x21\x23-\x5b\x5d-\x7e]{1,255}"|[\x21\x23-\x7e]{1,255})$/)
  .meta({ example: '"order-4711-first-try"' })

const coachId = z.string().meta({ description: 'The coach’s id.', example: 'cmi9x4p2h0000' })
const coachReference = z
  .string()
  .nullable()
  .meta({ description: 'Your own reference for the coach; null if it has none.', example: '4711' })

export const charge = z
  .object({
    reference,
    coach: coachId,
    coachReference,
    amount: units.meta({ description: minorUnits, example: 1250 }),
    currency,
    fee: units.meta({ description: 'The part of the amount that the platform keeps.' }),
    state: z.enum(paymentStates).meta({
      description:
        'As of checkedAt. asked: the outcome is not known yet. open: the client has not paid yet. processing: the client has paid, and the money is on its way. declined: Stripe refused it or never received it; send the same request again if the refusal is about the account or the platform. canceled: it can no longer be paid; charge again under a new reference.',
    }),
    checkedAt: moment.nullable().meta({
      description: 'When Stripe last confirmed this; null while nothing is known. Updated at most every three seconds.',
    }),
    refunded: units.meta({ description: 'The amount refunded to the client.' }),
    refundPending: units.meta({ description: 'The amount being refunded to the client, which may still fail.' }),
    disputed: units.meta({ description: 'The amount the client’s bank took, unless it came back.' }),
    refusal: z
      .enum(paymentRefusals)
      .nullable()
      .meta({ description: 'Why Stripe refused the payment; null unless declined.' }),
    paymentId: z.string().nullable().meta({ description: 'Stripe’s id of the payment.' }),
    admittedAt: moment.meta({ description: 'When the payment check approved the charge.' }),
  })
  .meta({ id: 'Charge', description: 'A charge that the payment check approved, and its state.' })

export const newCharge = charge
  .extend({
    clientSecret: z.string().nullable().meta({
      description: 'For Stripe’s Payment Element; null once the payment is no longer open. Do not store or log it.',
    }),
  })
  .meta({ id: 'NewCharge', description: 'A charge, and its client secret while it is open.' })

const coach = z
  .object({ id: coachId, reference: coachReference })
  .meta({ id: 'Coach', description: 'A coach, by id and reference.' })
const state = z.enum(states).meta({ id: 'State', description: 'The state of a coach; docs/api.md explains each.' })

const requirement = z
  .object({
    key: z
      .string()
      .meta({ description: 'Stripe’s own name for the requirement.', example: 'individual.verification.document' }),
    words: z
      .string()
      .meta({ description: 'The requirement in English, for people.', example: 'A photo of an identity document' }),
    bucket: z.enum(shownBuckets).meta({
      description:
        'The same as on our pages. form: part of Stripe’s form, which the coach has not submitted yet; Stripe lists it as past due from the first day, but it is not late. overdue: late, and payouts may be off because of it. due: needed now. review: Stripe is checking it. later: needed later, or by its deadline.',
    }),
    deadline: moment.nullable().meta({ description: 'When Stripe needs it by; null if Stripe names no time.' }),
    error: z
      .object({
        code: z.string().meta({ description: 'Stripe’s own code.', example: 'verification_document_too_blurry' }),
        words: z.string().meta({ description: 'What was wrong, in English, for people.' }),
      })
      .nullable()
      .meta({ description: 'Why Stripe did not accept the last answer; null if nothing was wrong.' }),
  })
  .meta({ id: 'Requirement', description: 'One thing that Stripe needs from the coach, or is checking.' })

export const readiness = z
  .object({
    coach,
    canBePaid: z.boolean().meta({
      description:
        'Whether the payment check would approve a charge in the coach’s currency, as of checkedAt. If that is old, a charge asks Stripe again and may be refused.',
    }),
    reasons: z
      .array(z.enum(allGateRefusals))
      .meta({ description: 'Why it would be refused, as of checkedAt; empty if it would not.' }),
    whoActs: z.enum(apiActors).meta({
      description:
        'Who acts next. coach: on their page. stripe: it is checking. platform: your staff, because of a hold, or because only they can sort it out with Stripe; for a key that ends in .support, contact Stripe support.',
    }),
    state,
    country: z
      .string()
      .nullable()
      .meta({ description: 'ISO 3166, in capital letters; null before setup.', example: 'DE' }),
    currency: currency.nullable().meta({ description: 'The only currency the coach is paid in.' }),
    deadline: moment.nullable().meta({ description: 'The earliest deadline of the requirements.' }),
    requirements: z.array(requirement).nullable().meta({
      description:
        'Each of Stripe’s requirements once, most urgent first. Empty for a closed or rejected account, because answers change nothing. null until the next fetch if an older version fetched the account last.',
    }),
    checkedAt: moment.nullable().meta({ description: 'When Stripe last confirmed this.' }),
    freshness: z.enum(freshnessKinds).nullable().meta({
      description: 'checking: an update is being fetched. unconfirmed: we could not reach Stripe.',
    }),
  })
  .meta({ id: 'Readiness', description: 'Whether a coach can be paid, and why not.' })

const change = z
  .object({
    position,
    at: moment.meta({ description: 'When it happened.' }),
    kind: z.enum(changeKinds).meta({ description: 'What changed.' }),
    coach,
    from: state.nullable().meta({ description: 'The state before; null if the state did not change.' }),
    to: state.nullable().meta({ description: 'The state after; null if the state did not change.' }),
  })
  .meta({ id: 'Change', description: 'Something that may have changed whether a coach can be paid.' })

export const changes = z
  .object({
    changes: z.array(change).meta({ description: 'At most 100, in order.' }),
    next: position.meta({ description: 'Pass this as “after” in the next request.' }),
    more: z.boolean().meta({ description: 'Whether there are more; if so, send the next request at once.' }),
  })
  .meta({ id: 'Changes', description: 'A page of changes.' })
