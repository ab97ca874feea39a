import { openapi } from '../schema/openapi'
import { openapiOf } from './openapi'
import { operationsOf } from './operations'
import { sdk, sdkVersion } from './sdk'

/** The content of each generated file, made from installed packages without network. */
export const generated: Record<string, () => string> = {
  'schema/openapi-subset.json': () => `${JSON.stringify(openapiOf(sdk, sdkVersion, openapi), null, 1)}\n`,
  'data/stripe-operations.json': () => `${JSON.stringify(operationsOf(sdk), null, 2)}\n`,
}
