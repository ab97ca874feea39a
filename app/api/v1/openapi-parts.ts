import { z } from 'zod'
import { type ProblemName, statuses, typeOf } from './codes'
import { nameOf, problems as problemShapes } from './problem-shapes'
import { changes, charge, chargeRequest, newCharge, readiness } from './shapes'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const jsonBody = (name: string) => ({ 'application/json': { schema: ref(name) } })

export function works(name: string, description: string, headers: string[] = []) {
  return { description, headers: headerRefs(headers), content: jsonBody(name) }
}

/** Problems by status: these, and those any address may answer. */
export function problemsOf(among: readonly ProblemName[]) {
  const answered = (status: number) => {
    const names = among.filter((name) => statuses[name] === status)
    return [String(status), refusal(names, sharedStatuses[status])]
  }
  const all = Object.fromEntries([...new Set(among.map((name) => statuses[name]))].sort().map(answered))
  return { ...all, default: refusal(elsewhere.filter((name) => !among.includes(name))) }
}

/** Problems outside the document's addresses and methods. */
export const elsewhere = ['broken-address', 'no-such-address', 'other-method', 'unknown-method'] as const

function refusal(names: readonly ProblemName[], headers: string[] = []) {
  const schema = { 'application/problem+json': { schema: oneOf(names) } }
  return { description: `${names.join(', ')}.`, headers: headerRefs(headers), content: schema }
}

function oneOf(names: readonly ProblemName[]) {
  const [only, ...others] = names.map((name) => ref(nameOf(name)))
  if (others.length === 0) return only
  const mapping = Object.fromEntries(names.map((name) => [typeOf(name), ref(nameOf(name)).$ref]))
  return { oneOf: [only, ...others], discriminator: { propertyName: 'type', mapping } }
}

/** Headers of problems. */
const sharedStatuses: Partial<Record<number, string[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

const headerRefs = (names: string[]) =>
  Object.fromEntries(['X-Request-Id', ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]))

export const headers = {
  'X-Request-Id': header('The id of this request, as in the log. Quote it to your Greenlight operator.'),
  'WWW-Authenticate': header('Bearer, and what is wrong with the API key.'),
  'Retry-After': header('The seconds to wait before you send the same request again.', { type: 'integer', minimum: 1 }),
  Location: header('The URL of the charge.'),
}

function header(description: string, schema: object = { type: 'string' }) {
  return { description, required: true, schema }
}

export function parameter(place: 'header' | 'path' | 'query', name: string, shape: z.ZodType, description?: string) {
  const { $schema, description: own, example, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return { in: place, name, required: place === 'path', description: description ?? own, example, schema }
}

/** Each named shape, for references. */
export function schemas(): Record<string, unknown> {
  const named = { chargeRequest, charge, newCharge, readiness, changes, ...problemShapes }
  const root = z.toJSONSchema(z.object(named), { io: 'input' })
  const text = JSON.stringify(root.$defs).replaceAll('"#/$defs/', '"#/components/schemas/')
  return JSON.parse(text.replaceAll(/"id":"(\w+)",?/g, '')) as Record<string, unknown>
}
