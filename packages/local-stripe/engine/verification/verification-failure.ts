/** Why an answer failed verification: what to give again, why, and what it stops. */
export interface VerificationFailure {
  field: string
  /** A Stripe code, docs.stripe.com/api/accounts/object#account_object-requirements-errors-code. */
  code: string
  /** Our own English sentence. */
  reason: string
  /** The fields it was found in. While one of them is being checked, it does not count yet. */
  causes: string[]
  stops: 'everything' | 'payouts'
}

/** What a check finds for a field's value. */
export type FailureReason = [code: string, reason: string]

/** A failure when the field has one of the test values, docs.stripe.com/connect/testing. */
export function failuresByTestValue(
  given: Record<string, string>,
  field: string,
  values: Record<string, FailureReason>,
): VerificationFailure[] {
  const value = given[field] ?? ''
  const failure = Object.hasOwn(values, value) ? values[value] : undefined
  if (failure === undefined) return []
  const [code, reason] = failure
  return [{ field, code, reason, causes: [field], stops: 'everything' }]
}
