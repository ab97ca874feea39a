import { statuses } from './codes'
import { elsewhere, headers, jsonBody, parameter, problemsOf, schemas, works } from './openapi-parts'
import { coachName, idempotencyKey, position, reference } from './shapes'

/** OpenAPI 3.1 of this door, made of the very shapes that check what comes in. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greenlight',
      version: '1',
      description:
        'Charge clients for coaches, and ask who can be paid. Every failure is a problem of RFC 9457, including requests ' +
        `that match no address or method below: ${elsewhere.map((name) => `${statuses[name]} (${name})`).join(', ')}.`,
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Your Greenlight operator. Quote the X-Request-Id of the answer.' },
    },
    servers: [{ url: '/api/v1', description: 'The server of this document.' }],
    security: [{ key: [] }],
    tags: [
      { name: 'charges', description: 'Charge clients for coaches, and follow each payment.' },
      { name: 'coaches', description: 'Ask who can be paid, and get changes.' },
    ],
    paths: {
      '/charges': { post: createCharge },
      '/charges/{reference}': { get: getCharge },
      '/coaches/{coach}/readiness': { get: getReadiness },
      '/changes': { get: listChanges },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key that an admin created.' } },
      schemas: schemas(),
      headers,
    },
  }
}

/** What any address may answer, whatever is asked of it. */
const asking = [
  'no-key',
  'not-bearer',
  'malformed-key',
  'unknown-key',
  'missing-scope',
  'too-often',
  'broken-address',
  'away',
] as const

const createCharge = {
  operationId: 'createCharge',
  tags: ['charges'],
  summary: 'Charge a client for a coach',
  description:
    'Charges a client for a coach, if the payment check approves it. With the same reference, it is always safe to send again. Needs the scope charges.',
  parameters: [parameter('header', 'Idempotency-Key', idempotencyKey, 'Identifies this one request for a day.')],
  requestBody: { required: true, content: jsonBody('ChargeRequest') },
  responses: {
    201: works('NewCharge', 'The charge, and the client secret while it is open.', ['Location']),
    ...problemsOf([
      ...asking,
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
    ]),
  },
}

const getCharge = {
  operationId: 'getCharge',
  tags: ['charges'],
  summary: 'Follow a charge',
  description:
    'Returns a charge. While its state is not final, we ask Stripe first, at most every three seconds; checkedAt says when Stripe answered. Needs the scope charges.',
  parameters: [parameter('path', 'reference', reference)],
  responses: {
    200: works('Charge', 'The charge as of checkedAt.'),
    ...problemsOf([...asking, 'no-such-charge', 'no-such-address']),
  },
}

const getReadiness = {
  operationId: 'getReadiness',
  tags: ['coaches'],
  summary: 'Ask whether a coach can be paid',
  description: 'Says whether a coach can be paid, from our own database. Needs the scope readiness.',
  parameters: [parameter('path', 'coach', coachName)],
  responses: {
    200: works('Readiness', 'Whether the coach can be paid, and why not.'),
    ...problemsOf([...asking, 'no-such-coach', 'no-such-address']),
  },
}

const listChanges = {
  operationId: 'listChanges',
  tags: ['coaches'],
  summary: 'List changes',
  description: 'Lists what may have changed who can be paid after a position, oldest first. Needs the scope readiness.',
  parameters: [parameter('query', 'after', position, '“next” from the last answer.')],
  responses: {
    200: works('Changes', 'A page of changes.'),
    ...problemsOf([...asking, 'beyond-the-end', 'invalid']),
  },
}
