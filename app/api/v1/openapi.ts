import { z } from 'zod'
import { type ProblemName, statuses } from './codes'
import {
  changes,
  charge,
  chargeRequest,
  coachName,
  idempotencyKey,
  newCharge,
  position,
  problem,
  readiness,
  reference,
} from './shapes'

/** OpenAPI 3.1 of this door, made of the very shapes that check what comes in. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greenlight',
      version: '1',
      description:
        'Charges through the gate, and who can be paid. Every answer that did not work is RFC 9457, also where no ' +
        `address or method below is asked for: ${elsewhere.map((name) => `${statuses[name]} (${name})`).join(', ')}.`,
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths: {
      '/charges': {
        post: {
          operationId: 'createCharge',
          summary: 'Take money for a coach, through the gate. Needs the scope charges.',
          parameters: [
            parameter('header', 'Idempotency-Key', idempotencyKey, 'Stands for this one request for a day.'),
          ],
          requestBody: { required: true, content: { 'application/json': { schema: ref('ChargeRequest') } } },
          responses: {
            201: {
              ...json('NewCharge', 'The charge as it stands, and what the client pays with while it is open.'),
              headers: { Location: header('Where to ask what became of it.') },
            },
            ...problems(charging),
          },
        },
      },
      '/charges/{reference}': {
        get: {
          operationId: 'getCharge',
          summary: 'What became of a charge; Stripe is asked first while that is not final. Needs the scope charges.',
          parameters: [parameter('path', 'reference', reference)],
          responses: { 200: json('Charge', 'The charge as it stands.'), ...problems([...asking, 'no-such-charge']) },
        },
      },
      '/coaches/{coach}/readiness': {
        get: {
          operationId: 'getReadiness',
          summary: 'Whether a coach can be paid, from what is held here. Needs the scope readiness.',
          parameters: [parameter('path', 'coach', coachName)],
          responses: { 200: json('Readiness', 'How the coach stands.'), ...problems([...asking, 'no-such-coach']) },
        },
      },
      '/changes': {
        get: {
          operationId: 'listChanges',
          summary: 'What may have changed who can be paid, after a position, oldest first. Needs the scope readiness.',
          parameters: [parameter('query', 'after', position, 'The next of the last answer.')],
          responses: {
            200: json('Changes', 'A page of changes.'),
            ...problems([...asking, 'beyond-the-end', 'invalid']),
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key that an admin made.' } },
      schemas: schemas(),
      headers: headers(),
      responses: problems(elsewhere, (name) => name),
    },
  }
}

/** What any address may answer, whatever is asked of it. */
const asking = ['no-key', 'unknown-key', 'missing-scope', 'too-often', 'away'] as const
const charging = [
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
] as const
/** What is answered beside the addresses and methods of this document. */
const elsewhere = ['broken-address', 'no-such-address', 'other-method', 'unknown-method'] as const

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
})

/** Problems by status, each saying which they may be. */
function problems(among: readonly ProblemName[], keyOf = (name: ProblemName): string => String(statuses[name])) {
  const content = { 'application/problem+json': { schema: ref('Problem') } }
  const answered = (key: string) => {
    const names = among.filter((name) => keyOf(name) === key)
    const beside = names.flatMap((name) => toldBeside[statuses[name]] ?? [])
    const headers = Object.fromEntries(beside.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
    return [key, { description: `${names.join(', ')}.`, content, ...(beside.length > 0 && { headers }) }]
  }
  return Object.fromEntries([...new Set(among.map(keyOf))].map(answered))
}

/** The headers a problem comes with. */
const toldBeside: Partial<Record<number, string[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

function headers() {
  return {
    'WWW-Authenticate': header('Bearer, and what is wrong with the key.'),
    Allow: header('The methods the address takes.'),
    'Retry-After': {
      ...header('After how many seconds to send the same again.'),
      schema: { type: 'integer', minimum: 1 },
    },
  }
}

const header = (description: string) => ({ description, required: true, schema: { type: 'string' } })

function parameter(place: 'header' | 'path' | 'query', name: string, shape: z.ZodType, description?: string) {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return { in: place, name, required: place === 'path', schema, ...(description && { description }) }
}

/** Each shape with a name of its own, referred to by it. */
function schemas(): Record<string, unknown> {
  const named = { chargeRequest, charge, newCharge, readiness, changes, problem }
  const root = z.toJSONSchema(z.object(named), { io: 'input' })
  const text = JSON.stringify(root.$defs).replaceAll('"#/$defs/', '"#/components/schemas/')
  return JSON.parse(text.replaceAll(/"id":"(\w+)",?/g, '')) as Record<string, unknown>
}
