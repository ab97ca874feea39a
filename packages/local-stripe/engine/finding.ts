/** Something a check found wrong: what must be given again, why, and what it stops. */
export interface Finding {
  field: string
  /** One of Stripe's codes, docs.stripe.com/api/accounts/object#account_object-requirements-errors-code. */
  code: string
  /** An English sentence, ours. */
  reason: string
  /** The fields it was found in; while one of them is still being checked, nothing is found yet. */
  causes: string[]
  stops: 'everything' | 'payouts'
}

/** What the value of a field makes a check find there. */
export type Told = [code: string, reason: string]

/** A finding for a field whose value is one of those that mean something, docs.stripe.com/connect/testing. */
export function foundIn(given: Record<string, string>, field: string, values: Record<string, Told>): Finding[] {
  const value = given[field] ?? ''
  const told = Object.hasOwn(values, value) ? values[value] : undefined
  if (told === undefined) return []
  const [code, reason] = told
  return [{ field, code, reason, causes: [field], stops: 'everything' }]
}
