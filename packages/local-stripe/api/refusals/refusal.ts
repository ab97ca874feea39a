/** One thing that is refused, as data: what is thrown, what the README tells, and what the tests drive. */
export interface Refusal {
  /** What is refused, in a few words. */
  when: string
  status: number
  /** `invalid_request_error` unless told. */
  type?: 'api_error' | 'card_error' | 'idempotency_error'
  code?: string
  /** The `decline_code` of a card error. */
  declined?: string
  /** `{name}` stands for a value of the request. */
  message: string
  param?: string
  /** Whether it is said of the request alone, as all of `parameters.ts` is. */
  isValidation?: true
  source: Source
  /** The public page or place the wording is from, or what it was inferred from. */
  page: string
}

/**
 * Where the wording is from: a page of Stripe's, real answers quoted in public, the types of npm `stripe`, or a guess.
 * `local` is a refusal Stripe does not have: something this server does not do.
 */
export type Source = 'docs' | 'observed' | 'sdk' | 'inferred' | 'local'

/** Of everything Stripe takes and this server does not: no answer of Stripe's has it, so nothing can mistake one for it. */
export const notBuilt = 'not_built_by_local_stripe'
