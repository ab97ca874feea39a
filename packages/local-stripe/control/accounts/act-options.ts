import { z } from 'zod'

/** What an act may be told; each act reads what it needs and has a default for the rest. */
export const actSchema = z.strictObject({
  act: z.string(),
  /** Requirement keys as Stripe writes them, such as `individual.verification.document`. */
  fields: z.array(z.string().min(1)).min(1).optional(),
  /** Days from now on the local clock; null: without a deadline. */
  days: z.number().int().min(0).max(3650).nullable().optional(),
  /** Days until it begins; at once when left out. */
  after_days: z.number().int().min(1).max(3650).optional(),
  /** The error a failed check leaves, docs.stripe.com/api/accounts/object#account_object-requirements-errors-code. */
  code: z.string().min(1).optional(),
  /** What a risk intervention is about and how it is answered, docs.stripe.com/connect/handling-api-verification. */
  description: z.string().regex(/^\w+$/).optional(),
  path: z.enum(['form', 'support', 'challenge']).optional(),
  /** Why it is rejected, as `disabled_reason` says it, such as `rejected.fraud`. */
  reason: z.string().min(1).optional(),
})

export type ActOptions = Omit<z.infer<typeof actSchema>, 'act'>
