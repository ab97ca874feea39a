import { readFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'

const operations = JSON.parse(readFileSync(new URL('data/stripe-operations.json', packageFolder), 'utf8')) as string[]

const known = operations.map((operation) => {
  const [method = '', path = ''] = operation.split(' ')
  return { method, path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }
})

/** An operation in Stripe's SDK, by its path with names for ids; null when there is none. */
export function findStripeOperation(method: string, path: string): { path: string } | null {
  return known.find((each) => each.method === method && each.pattern.test(path)) ?? null
}
