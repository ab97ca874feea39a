import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageFolder } from '../package-folder'
import { openapi } from '../schema/openapi'
import { openapiOf } from './openapi'
import { outputs, sdk, sdkVersion } from './outputs'

test.each(Object.entries(outputs))('matches the generator’s %s for the installed SDK', (file, make) => {
  expect(readFileSync(new URL(file, packageFolder), 'utf8')).toBe(make())
})

test('corrects the description where it differs from the SDK’s types', () => {
  const wrong = structuredClone(openapi)
  const schemaNamed = (name: string) => wrong.components.schemas[name] as { properties: Record<string, unknown> }
  delete schemaNamed('account').properties.email
  schemaNamed('capability').properties.status = { type: 'string', enum: ['asleep'] }
  schemaNamed('account_link_create_params').properties = {}
  schemaNamed('refund_create_params').properties.mood = { type: 'string' }
  wrong.info.version = '1999-01-01.acacia'
  expect(wrong).not.toEqual(openapi)
  expect(openapiOf(sdk, sdkVersion, wrong)).toEqual(openapi)
})
