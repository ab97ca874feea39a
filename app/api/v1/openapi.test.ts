import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020'
import { expect, test } from 'vitest'
import { changeKinds, chargeStates, declines, problemNames, refusals, statuses } from './codes'
import { openApi } from './openapi'

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
])('a document with %s would be refused', (_what, spoil) => {
  const spoilt = document()
  spoil(spoilt)
  expect(faultsOf(spoilt)).not.toEqual([])
})

test('every shape is a JSON Schema, and every reference leads to something', () => {
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

test('every problem is answered somewhere in the document, by its own status', () => {
  const whole = document()
  const answers = [whole.components.responses, ...Object.values<object>(whole.paths).flatMap(operations)]
  for (const name of problemNames) {
    const told = answers
      .flatMap((each) => Object.entries<{ description: string }>(each))
      .filter(([, { description }]) => description.replace(/\.$/, '').split(', ').includes(name))
    expect(
      told.map(([status]) => status),
      name,
    ).toSatisfy((all: string[]) => all.length > 0)
    for (const [status] of told) expect([String(statuses[name]), name]).toContain(status)
  }
})

test('the guide names every code that is answered', () => {
  const guide = readFileSync('docs/api.md', 'utf8')
  for (const name of problemNames) expect(guide).toContain(`| ${statuses[name]} | \`${name}\` |`)
  for (const code of [...refusals, ...declines, ...chargeStates, ...changeKinds]) expect(guide).toContain(`\`${code}\``)
})

/** What OpenAPI's own schema finds wrong. */
function faultsOf(whole: object): unknown[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  const schema = readFileSync('app/api/v1/testing/openapi-3.1.schema.json', 'utf8')
  // ajv takes this anchor for the whole document; the shapes are looked at by a test of their own.
  const validate = ajv.compile(JSON.parse(schema.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')))
  validate(whole)
  return validate.errors ?? []
}

// biome-ignore lint/suspicious/noExplicitAny: of any document
const operations = (path: any): any[] => Object.values<any>(path).map(({ responses }) => responses)
