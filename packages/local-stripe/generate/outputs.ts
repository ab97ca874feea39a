import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openapi } from '../schema/openapi'
import { openapiOf } from './openapi'
import { operationsOf } from './operations'

/** The installed Stripe SDK, the source of all generated files. */
export const sdk = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..')

export const sdkVersion = (JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as { version: string }).version

/** The content of each generated file, made from installed packages without network. */
export const outputs: Record<string, () => string> = {
  'schema/openapi-subset.json': () => `${JSON.stringify(openapiOf(sdk, sdkVersion, openapi), null, 1)}\n`,
  'data/stripe-operations.json': () => `${JSON.stringify(operationsOf(sdk), null, 2)}\n`,
}
