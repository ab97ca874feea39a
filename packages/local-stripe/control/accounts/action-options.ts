import { z } from 'zod'
import { homeOf } from '../../data/countries'

/** Options of actions. Each reads the ones it needs and has a default for the rest. */
export const actionSchema = z.strictObject({
  act: z.string(),
  /** Requirement keys as Stripe writes them, for example `individual.verification.document`. */
  fields: z.array(z.string().min(1)).min(1).optional(),
  /** Days from now on the local clock; null for no deadline. */
  days: z.number().int().min(0).max(3650).nullable().optional(),
  /** Days until it starts; at once when missing. */
  after_days: z.number().int().min(1).max(3650).optional(),
  /** The error of a failed check, docs.stripe.com/api/accounts/object#account_object-requirements-errors-code. */
  code: z.string().min(1).optional(),
  /** The subject of a risk intervention and how to answer it, docs.stripe.com/connect/handling-api-verification. */
  description: z.string().regex(/^\w+$/).optional(),
  path: z.enum(['form', 'support', 'challenge']).optional(),
  /** The `disabled_reason` of a rejection, for example `rejected.fraud`. */
  reason: z.string().min(1).optional(),
  /** Of a bank account, with its number: a test bank account of that currency when missing. */
  currency: z
    .string()
    .refine((currency) => homeOf(currency) !== undefined)
    .optional(),
  number: z
    .string()
    .regex(/^[A-Z0-9]{4,34}$/)
    .optional(),
})

export type ActionOptions = Omit<z.infer<typeof actionSchema>, 'act'>
