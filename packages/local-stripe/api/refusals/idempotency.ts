import type { Refusal } from './refusal'

export const idempotencyRefusals = {
  'key used otherwise': {
    when: 'an idempotency key used before with other parameters',
    status: 400,
    type: 'idempotency_error',
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.",
    source: 'observed',
    page: 'public test logs; docs.stripe.com/api/idempotent_requests',
  },
  'key used elsewhere': {
    when: 'an idempotency key used before on another path',
    status: 400,
    type: 'idempotency_error',
    message:
      "Keys for idempotent requests can only be used for the same endpoint they were first used for ('{path}' vs '{first}'). Try using a key other than '{key}' if you meant to execute a different request.",
    source: 'observed',
    page: 'public test logs; which path comes first is inferred',
  },
  'key in use': {
    when: 'an idempotency key whose first request still runs',
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message:
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later.',
    source: 'observed',
    page: 'public test logs; docs.stripe.com/error-codes',
  },
  'key of the wrong length': {
    when: 'an idempotency key that is empty or longer than 255 characters',
    status: 400,
    message:
      "Idempotent key length is {length}, which is outside accepted lengths. Idempotent Keys must be 1-255 characters long. If you're looking for a decent generator, try using a UUID defined by IETF RFC 4122.",
    source: 'observed',
    page: 'github.com/cartalyst/stripe/issues/65',
  },
} as const satisfies Record<string, Refusal>
