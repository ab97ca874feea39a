import type Stripe from 'stripe'
import { z } from 'zod'
import { UnreadableAnswer } from './failures'

/** No NUL, lone surrogates or control characters: PostgreSQL refuses some, and Stripe's keys have none. */
const word = z.string().regex(/^[^\p{Cc}\p{Cs}]{1,1000}$/u)
const sentence = z
  .string()
  .regex(/^[^\0\p{Cs}]{0,5000}$/u)
  .nullish()
/** Until the year 9999. */
const unixSeconds = z.int().min(0).max(253_402_300_799)
const words = z.array(word).nullish()
const currency = z.string().regex(/^[a-z]{3}$/)

const lists = z.object({
  current_deadline: unixSeconds.nullish(),
  past_due: words,
  currently_due: words,
  pending_verification: words,
  eventually_due: words,
  errors: z.array(z.object({ code: word, requirement: word, reason: sentence })).nullish(),
})

/** The account fields we store, with values we can store. */
const account = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  default_currency: currency,
  requirements: lists.extend({ disabled_reason: word.nullish() }).nullish(),
  future_requirements: lists.nullish(),
})

/** Made once: making a shape costs more than checking a hundred values. */
const withId = z.object({ id: word })
const withMoment = z.object({ created: unixSeconds })
const withAddress = z.object({ url: z.url({ protocol: /^https?$/ }) })

const amount = z.int()

/** The payment fields we store or compare. */
const payment = z.object({
  id: word,
  status: word,
  amount,
  currency,
  application_fee_amount: amount.nullish(),
  created: unixSeconds.nullish(),
  livemode: z.boolean(),
})

const balanceParts = z.array(z.object({ amount, currency }))
const balance = z.object({ available: balanceParts, pending: balanceParts })

const payout = z.object({
  id: word,
  status: word,
  amount,
  currency,
  automatic: z.boolean(),
  failure_code: word.nullish(),
})

const line = z.object({ id: word, net: amount })

const moment = z.date().min(new Date(0)).max(new Date('9999-12-31T23:59:59Z'))
const inTable = z.int().min(-2_147_483_648).max(2_147_483_647)

const movement = z.object({
  id: word,
  amount: inTable,
  currency,
  at: moment,
  reason: word.nullable(),
  dueBy: moment.nullable(),
})
const movements = z.array(movement)

export const checkAccountShape = (answer: Stripe.Account) => check(account, answer)

export const checkPaymentShape = (answer: Stripe.PaymentIntent) => check(payment, answer)

export const checkAmountShape = (answer: number) => check(amount, answer)

export const checkBalanceShape = (answer: Stripe.Balance) => check(balance, answer)

export const checkPayoutShape = (answer: Stripe.Payout) => check(payout, answer)

export const checkLineShape = (answer: Pick<Stripe.BalanceTransaction, 'id' | 'net'>) => check(line, answer)

export function readId(id: unknown): string {
  check(withId, { id })
  return id as string
}

export function readMoment(seconds: unknown): Date {
  check(withMoment, { created: seconds })
  return new Date((seconds as number) * 1000)
}

export function readAddress(url: unknown): string {
  check(withAddress, { url })
  return url as string
}

/** Metadata, which anyone may write; null for nothing of ours. */
export function markIn(metadata: Stripe.Metadata | null | undefined, name: string): string | null {
  const { success, data } = mark.safeParse(metadata?.[name])
  return success ? data : null
}

/** https://docs.stripe.com/api/metadata */
const mark = z.string().regex(/^[^\0\p{Cs}]{0,500}$/u)

export const checkMovementShapes = (answer: unknown) => check(movements, answer)

/** Names the field, never its value. */
function check(shape: z.ZodType, answer: unknown): void {
  const { success, error } = shape.safeParse(answer)
  if (success) return
  const fields = error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new UnreadableAnswer(`Stripe’s answer cannot be stored because of ${fields}`)
}
