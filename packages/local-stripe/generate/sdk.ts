import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The installed Stripe SDK, the source of all generated files. */
export const sdk = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..')

export const sdkVersion = (JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as { version: string }).version
