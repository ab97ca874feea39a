/** A problem a check found: what to give again, why, and what it stops. */
export interface Finding {
  field: string
  /** A Stripe code, docs.stripe.com/api/accounts/object#account_object-requirements-errors-code. */
  code: string
  /** Our own English sentence. */
  reason: string
  /** The fields it was found in. While one of them is in check, nothing is found yet. */
  causes: string[]
  stops: 'everything' | 'payouts'
}

/** What a check finds for a field's value. */
export type Told = [code: string, reason: string]

/** A finding when the field has one of the test values, docs.stripe.com/connect/testing. */
export function foundIn(given: Record<string, string>, field: string, values: Record<string, Told>): Finding[] {
  const value = given[field] ?? ''
  const told = Object.hasOwn(values, value) ? values[value] : undefined
  if (told === undefined) return []
  const [code, reason] = told
  return [{ field, code, reason, causes: [field], stops: 'everything' }]
}
