/** One refusal as data: the code throws it, the README lists it and the tests trigger it. */
export interface Refusal {
  when: string
  status: number
  /** Defaults to `invalid_request_error`. */
  type?: 'api_error' | 'card_error' | 'idempotency_error'
  code?: string
  declined?: string
  /** `{name}` stands for a value of the request. */
  message: string
  param?: string
  /** True when the request alone decides it, as in all of `parameters.ts`. */
  isValidation?: true
  source: Source
  /** The public page the wording is from, or what it was inferred from. */
  page: string
}

/**
 * Source of the wording: Stripe's docs, real responses quoted in public, the types of npm `stripe`, or a guess.
 * `local` marks a refusal that Stripe does not have: this server lacks the feature.
 */
export type Source = 'docs' | 'observed' | 'sdk' | 'inferred' | 'local'

/**
 * The code of everything Stripe has and this server lacks. Stripe never sends it, so it cannot be mistaken for a real
 * answer.
 */
export const notBuilt = 'not_built_by_local_stripe'
