import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import type { ProblemName } from './codes'
import { jsonBody, parameter, works } from './openapi-parts'
import { coachName, idempotencyKey, position, reference } from './shapes'

/** One request of the API. Its route serves it, and the OpenAPI document describes it. */
export interface Operation {
  method: 'get' | 'post'
  /** Below /api/v1. Its route is in the folder of that name, with [name] for {name}. */
  path: string
  /** What the caller's API key must be allowed to do. */
  scope: KeyScope
  tags: readonly string[]
  summary: string
  description: string
  parameters: readonly object[]
  requestBody?: object
  success: { status: number }
  /** Besides the common ones; its route can answer no others. */
  problems: readonly ProblemName[]
}

/** Any operation may answer these. */
export const commonProblems = [
  'no-key',
  'not-bearer',
  'malformed-key',
  'unknown-key',
  'missing-scope',
  'too-often',
  'broken-address',
  'away',
] as const

export const createCharge = {
  method: 'post',
  path: '/charges',
  scope: 'charges',
  tags: ['charges'],
  summary: 'Charge a client for a coach',
  description:
    'Charges a client for a coach, if the payment check approves it. With the same reference, it is always safe to send again.',
  parameters: [parameter('header', 'Idempotency-Key', idempotencyKey, 'Identifies this one request for 24 hours.')],
  requestBody: { required: true, content: jsonBody('ChargeRequest') },
  success: { status: 201, ...works('NewCharge', 'The charge, and the client secret while it is open.', ['Location']) },
  problems: [
    'broken-json',
    'broken-idempotency-key',
    'reference-used',
    'coach-cannot-be-paid',
    'declined',
    'too-large',
    'not-json',
    'compressed',
    'invalid',
    'idempotency-key-used',
  ],
} as const satisfies Operation

export const getCharge = {
  method: 'get',
  path: '/charges/{reference}',
  scope: 'charges',
  tags: ['charges'],
  summary: 'Follow a charge',
  description:
    'Returns a charge. While its state is not final, we ask Stripe first, at most every three seconds; checkedAt says when Stripe answered.',
  parameters: [parameter('path', 'reference', reference)],
  success: { status: 200, ...works('Charge', 'The charge as of checkedAt.') },
  problems: ['no-such-charge', 'no-such-address'],
} as const satisfies Operation

export const getReadiness = {
  method: 'get',
  path: '/coaches/{coach}/readiness',
  scope: 'readiness',
  tags: ['coaches'],
  summary: 'Check whether a coach can be paid',
  description: 'Says whether a coach can be paid, from our own database.',
  parameters: [parameter('path', 'coach', coachName)],
  success: { status: 200, ...works('Readiness', 'Whether the coach can be paid, and why not.') },
  problems: ['no-such-coach', 'no-such-address'],
} as const satisfies Operation

export const listChanges = {
  method: 'get',
  path: '/changes',
  scope: 'readiness',
  tags: ['coaches'],
  summary: 'List changes',
  description: 'Lists changes after a position that may affect who can be paid, oldest first.',
  parameters: [parameter('query', 'after', position, '“next” from the last answer.')],
  success: { status: 200, ...works('Changes', 'A page of changes.') },
  problems: ['beyond-the-end', 'invalid'],
} as const satisfies Operation

export const operations = { createCharge, getCharge, getReadiness, listChanges }
