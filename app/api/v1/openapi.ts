import { z } from 'zod'
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
      description: 'Charges through the gate, and who can be paid. Every answer that did not work is RFC 9457.',
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
          responses: { 201: json('NewCharge', 'The charge, and what the client pays with.'), ...problems(charging) },
        },
      },
      '/charges/{reference}': {
        get: {
          operationId: 'getCharge',
          summary: 'What became of a charge; Stripe is asked first while that is not final. Needs the scope charges.',
          parameters: [parameter('path', 'reference', reference)],
          responses: { 200: json('Charge', 'The charge as it stands.'), ...problems([...asking, 404]) },
        },
      },
      '/coaches/{coach}/readiness': {
        get: {
          operationId: 'getReadiness',
          summary: 'Whether a coach can be paid, from what is held here. Needs the scope readiness.',
          parameters: [parameter('path', 'coach', coachName)],
          responses: { 200: json('Readiness', 'How the coach stands.'), ...problems([...asking, 404]) },
        },
      },
      '/changes': {
        get: {
          operationId: 'listChanges',
          summary: 'What may have changed who can be paid, after a position, oldest first. Needs the scope readiness.',
          parameters: [parameter('query', 'after', position, 'The next of the last answer.')],
          responses: { 200: json('Changes', 'A page of changes.'), ...problems([...asking, 422]) },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key that an admin made.' } },
      schemas: schemas(),
    },
  }
}

const asking = [401, 403, 429, 503]
const charging = [400, ...asking, 409, 413, 415, 422]

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
})

function problems(statuses: number[]) {
  const content = { 'application/problem+json': { schema: ref('Problem') } }
  const answered = (status: number) => [status, { description: 'A problem; its type says which.', content }]
  return Object.fromEntries(statuses.map(answered))
}

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
