import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import { expect, test } from 'vitest'
import { changeKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { allGateRefusals } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { paymentRefusals } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { paymentStates } from '@/lib/payouts/vocabulary/payments/payment-state'
import { problemNames, statuses } from './codes'
import { openApi } from './openapi'
import { operations } from './operations'
import { nameOf } from './problem-shapes'

// biome-ignore lint/suspicious/noExplicitAny: tests change the document wherever they like
const document = (): any => structuredClone(openApi())

test('the document is OpenAPI 3.1', () => {
  expect(faultsOf(document())).toEqual([])
})

test.each([
  [
    'an answer without a description',
    (of: ReturnType<typeof document>) => delete of.paths['/changes'].get.responses[200].description,
  ],
  [
    'a parameter from nowhere',
    (of: ReturnType<typeof document>) => (of.paths['/changes'].get.parameters[0].in = 'nowhere'),
  ],
  ['a word that OpenAPI does not have', (of: ReturnType<typeof document>) => (of.paths['/charges'].post.answers = {})],
])('would refuse a document with %s', (_what, spoil) => {
  const spoilt = document()
  spoil(spoilt)
  expect(faultsOf(spoilt)).not.toEqual([])
})

test('each operation is served where the document says, and no route serves another', () => {
  const served = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'route.ts')
    .flatMap((file) => {
      const source = readFileSync(join('app/api/v1', file), 'utf8')
      const path = `/${dirname(file).replaceAll(/\[(\w+)\]/g, '{$1}')}`
      const found = [...source.matchAll(/^export const (\w+) = serve\((\w+), /gm)]
      return found.map(([, method = '', operation = '']) => ({ operation, method: method.toLowerCase(), path }))
    })
  const defined = Object.entries(operations).map(([operation, { method, path }]) => ({ operation, method, path }))
  expect(new Set(served)).toEqual(new Set(defined))
  expect(served).toHaveLength(defined.length)
})

test('holds valid JSON Schemas, and references that resolve', () => {
  const whole = document()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  for (const schema of Object.values<object>(whole.components.schemas))
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true)
  const references = JSON.stringify(whole).matchAll(/"\$ref":"#\/([^"]+)"/g)
  for (const [, path = ''] of references)
    expect(
      path.split('/').reduce((part, name) => part?.[name], whole),
      path,
    ).toBeDefined()
})

test('documents every problem under its own status', () => {
  const answers = Object.values<object>(document().paths)
    .flatMap(responsesOf)
    .flatMap((each) => Object.entries<{ content: Record<string, { schema: object }> }>(each))
  for (const name of problemNames) {
    const schema = `"#/components/schemas/${nameOf(name)}"`
    const told = answers.filter(([, { content }]) => JSON.stringify(content).includes(schema)).map(([status]) => status)
    expect(told.length, name).toBeGreaterThan(0)
    for (const status of told) expect([String(statuses[name]), 'default'], name).toContain(status)
  }
})

test('documents which problems a status may be, and their fields', () => {
  const { paths, components } = document()
  const refused = paths['/charges'].post.responses[409].content['application/problem+json'].schema
  expect(refused.oneOf).toHaveLength(3)
  expect(Object.keys(refused.discriminator.mapping)).toEqual([
    'urn:greenlight:problem:reference-used',
    'urn:greenlight:problem:coach-cannot-be-paid',
    'urn:greenlight:problem:declined',
  ])
  const { required, properties } = components.schemas.CoachCannotBePaidProblem
  expect(required).toEqual(expect.arrayContaining(['type', 'status', 'reasons', 'payer']))
  expect(properties.type.enum).toEqual(['urn:greenlight:problem:coach-cannot-be-paid'])
})

test('describes every shape, property, parameter, header and answer', () => {
  const whole = document()
  const said = (place: string, thing: { description?: string; $ref?: string }) => {
    const itself = thing.$ref === undefined ? thing : follow(whole, thing.$ref)
    return itself.description ? [] : [place]
  }
  const schemas = Object.entries<Described>(whole.components.schemas)
  const unsaid = schemas.flatMap(([name, schema]) => [
    ...said(name, schema),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => said(`${name}.${key}`, property)),
  ])
  const operationsIn = Object.values<object>(whole.paths).flatMap((path) => Object.values<Operation>(path as never))
  for (const { operationId, description, parameters, responses } of operationsIn) {
    unsaid.push(...said(operationId, { description }))
    for (const each of parameters) unsaid.push(...said(`${operationId} ${each.name}`, each))
    for (const [status, answer] of Object.entries(responses)) unsaid.push(...said(`${operationId} ${status}`, answer))
  }
  expect(schemas.length).toBeGreaterThan(30)
  expect(unsaid).toEqual([])
})

test.each(['C-10078', '4711', 'p{Cc}', 'Łucja 7', 'cmi9x4p2h0000l50gtest', 'a:b._-c', '..'])(
  'allows a coach named %s in every language',
  (name) => {
    expect(new RegExp(patternOf('coach')).test(name)).toBe(true)
    expect(new RegExp(patternOf('coach'), 'u').test(name)).toBe(true)
  },
)

test('uses patterns that other languages’ regular expressions read alike', () => {
  const patterns = [...JSON.stringify(document()).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)]
  const sources = new Set(patterns.map(([, text = '']) => JSON.parse(text) as string))
  expect(sources.size).toBeGreaterThan(4)
  expect([...sources].filter((source) => !portable.test(source))).toEqual([])
})

test.each([
  String.raw`^[^\p{Cc}]{1,200}$`,
  String.raw`^(?!\.{1,2}$)[a-z]$`,
  String.raw`^(?<year>\d)$`,
  '^[a-z&&[^b]]$',
  String.raw`^(a)\1$`,
])('would refuse the pattern %s', (source) => {
  expect(portable.test(source)).toBe(false)
})

test('lists every code in the guide', () => {
  const guide = readFileSync('docs/api.md', 'utf8')
  for (const name of problemNames) expect(guide).toContain(`| ${statuses[name]} | \`${name}\` |`)
  for (const code of [...allGateRefusals, ...paymentRefusals, ...paymentStates, ...changeKinds])
    expect(guide).toContain(`\`${code}\``)
})

/** Errors by OpenAPI's own schema. */
function faultsOf(whole: object): unknown[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const schema = readFileSync('app/api/v1/testing/openapi-3.1.schema.json', 'utf8')
  // ajv resolves this anchor to the whole document; another test checks the shapes.
  const validate = ajv.compile(JSON.parse(schema.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')))
  validate(whole)
  return validate.errors ?? []
}

// biome-ignore lint/suspicious/noExplicitAny: of any document
const responsesOf = (path: any): any[] => Object.values<any>(path).map(({ responses }) => responses)

interface Described {
  description?: string
  properties?: Record<string, Described>
}

interface Operation extends Described {
  operationId: string
  parameters: { name: string; description?: string }[]
  responses: Record<string, Described>
}

// biome-ignore lint/suspicious/noExplicitAny: of any document
const follow = (whole: any, pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((part, name) => part[name], whole)

const patternOf = (property: string): string => document().components.schemas.ChargeRequest.properties[property].pattern

/**
 * The common part of regular expressions in ECMAScript with and without u, Python, Java, .NET, PCRE, Go and Rust: no
 * Unicode properties, lookaround, names, back references or nested classes.
 */
const portable =
  /^(?:\^|\$|\(\?:|\)|\||[A-Za-z0-9_:@"' -]|\\[.^$|?*+()[\]{}/\\-]|\\x[0-9a-f]{2}|\[\^?(?:[A-Za-z0-9._:"'@/ -]|\\[\]\\^-]|\\x[0-9a-f]{2})+\]|[*+?]|\{\d+(?:,\d*)?\})+$/
