import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { declarationsOf } from '../generate/declarations'
import { outputs, sdk } from '../generate/outputs'
import { schemaOfInterface } from '../generate/schemas'
import { packageFolder } from '../package-folder'
import type { Json } from '../schema/openapi'
import { currencies } from './currencies'
import countries from './express-countries.json'
import labels from './field-labels.json'

const readme = readFileSync(new URL('README.md', packageFolder), 'utf8')

test('generates each list, or says in the README who keeps it and from where', () => {
  const lists = readdirSync(new URL('data/', packageFolder)).filter((file) => file.endsWith('.json'))
  const byHand = [...readme.matchAll(/^\| `data\/(.+\.json)` \|/gm)].map(([, file]) => file)
  const made = Object.keys(outputs).flatMap((file) => (file.startsWith('data/') ? [file.slice(5)] : []))
  expect([...byHand, ...made].sort()).toEqual(lists.sort())
})

test('lists existing countries in order, with a currency and a region of Stripe’s', () => {
  const codes = Object.keys(countries)
  expect(codes).toEqual([...codes].sort())
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code) || names.of(code) === undefined)).toEqual([])
  for (const [code, { currency, region, ...others }] of Object.entries(countries)) {
    expect(currencies, code).toContain(currency)
    expect(['EEA', 'CA', 'CH', 'GB', 'US', 'other'], code).toContain(region)
    expect(others, code).toEqual({})
  }
})

test('has words only for fields that Stripe’s types or docs know', () => {
  const account = [requestOf('AccountCreateParams'), requestOf('AccountUpdateParams')]
  const person = requestOf('AccountUpdatePersonParams')
  const unknown = Object.keys(labels.fields).filter((field) => {
    if (field.startsWith('{person}.')) return !holds(person, field.split('.').slice(1))
    return ![...account, person].some((schema) => holds(schema, field.split('.')))
  })
  // connect/required-verification-information names these, the SDK does not.
  expect(unknown).toEqual(['company.business_vat_id_number', '{person}.verification.proof_of_liveness'])
})

test('leaves no words empty', () => {
  const words = [...Object.values(labels.fields), ...Object.values(labels.risk).flat()]
  expect(words.filter((text) => !/^[A-Z].*[^ ]$/.test(text))).toEqual([])
  expect(Object.values(labels.risk).filter((pair) => pair.length !== 2)).toEqual([])
})

const declarations = declarationsOf(sdk)

function requestOf(name: string): Json {
  const declaration = declarations.get(name)
  if (declaration === undefined) throw new Error(`the SDK has no ${name}`)
  return schemaOfInterface(declaration, { declarations, kept: new Set(), before: undefined, isRequest: true })
}

function holds(schema: Json, [first = '*', ...rest]: string[]): boolean {
  if (first === '*') return true
  return [schema, ...((schema.anyOf as Json[] | undefined) ?? [])].some((each) => {
    const part = (each.properties as Record<string, Json> | undefined)?.[first]
    return part !== undefined && holds(part, rest)
  })
}
