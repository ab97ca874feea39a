import type { Refusal } from './refusal'

/** What the door refuses before it reads a parameter. */
export const doorRefusals = {
  'no key': {
    when: 'no API key',
    status: 401,
    message:
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    source: 'observed',
    page: 'public test logs',
  },
  'bad key': {
    when: 'a key that is malformed, too short or no secret key',
    status: 401,
    message: 'Invalid API Key provided: {key}',
    source: 'observed',
    page: 'public test logs',
  },
  'live key': {
    when: 'a live key, of any length, on any path',
    status: 401,
    message: 'The local Stripe takes test keys only; never send it a live key.',
    source: 'local',
    page: 'no live key leaves this machine or is written down',
  },
  'unknown URL': {
    when: 'a path or method that is none of the API',
    status: 404,
    message: 'Unrecognized request URL ({method}: {path}).',
    source: 'observed',
    page: 'public test logs',
  },
  'unbuilt operation': {
    when: 'an operation of Stripe that this server has not',
    status: 400,
    message: 'The local Stripe does not do {method} {path} yet.',
    source: 'local',
    page: 'how faithful it is',
  },
  'other version': {
    when: 'another API version',
    status: 400,
    message: 'The local Stripe speaks API version {version} only, not {asked}.',
    source: 'local',
    page: 'how faithful it is',
  },
  'connected account': {
    when: '`Stripe-Account` where this server acts for the platform only',
    status: 400,
    message: 'The local Stripe does not do {method} {path} for a connected account (Stripe-Account) yet.',
    source: 'local',
    page: 'how faithful it is',
  },
  'no expanding': {
    when: '`expand` with what cannot be expanded',
    status: 400,
    message: 'This property cannot be expanded ({property}).',
    param: 'expand',
    source: 'observed',
    page: 'stripe-dotnet issues; the parameter named is inferred',
  },
  'expanding a list': {
    when: '`expand` on a list without `data.`',
    status: 400,
    message: "This property cannot be expanded ({property}). You may want to try expanding 'data.{property}' instead.",
    param: 'expand',
    source: 'observed',
    page: 'stripe-dotnet issues; the parameter named is inferred',
  },
  'expanding too deep': {
    when: '`expand` more than four levels deep',
    status: 400,
    message: 'You cannot expand more than 4 levels of a property.',
    param: 'expand',
    source: 'observed',
    page: 'stripe-java issues; the parameter named is inferred',
  },
  'unbuilt expanding': {
    when: '`expand` of an object this server does not hold',
    status: 400,
    message: 'The local Stripe cannot expand {id} yet.',
    param: 'expand',
    source: 'local',
    page: 'how faithful it is',
  },
  'not a form': {
    when: 'a body that is not a form, such as JSON',
    status: 400,
    message:
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
    source: 'observed',
    page: 'public test logs',
  },
  'too many requests': {
    when: 'more requests than Stripe takes; `Stripe-Rate-Limited-Reason` says which limit',
    status: 429,
    code: 'rate_limit',
    message: 'Request rate limit exceeded.',
    source: 'inferred',
    page: 'docs.stripe.com/rate-limits has the header and the code',
  },
  'object locked': {
    when: 'an object that another request holds; `Stripe-Should-Retry: true`',
    status: 429,
    code: 'lock_timeout',
    message:
      'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
    source: 'docs',
    page: 'docs.stripe.com/error-codes, rate-limits',
  },
} as const satisfies Record<string, Refusal>
