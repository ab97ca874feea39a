import { z } from 'zod'
import { keyScopes } from '@/lib/payouts/vocabulary/key-scope'
import type { NewKey } from './new-key'

type Typed = NewKey['values']

const one = z.string().catch('')
const grammar = z.object({ name: one, scopes: z.union([z.string(), z.array(z.string())]).catch([]) })

/** Keeps what was typed, so that it survives signing in again. */
export function keysHref({ name, scopes }: Typed): string {
  const said = [['name', name], ...scopes.split(' ').map((scope) => ['scopes', scope])]
  const query = new URLSearchParams(said.filter(([, value]) => value !== ''))
  return query.size === 0 ? '/admin/keys' : `/admin/keys?${query}`
}

export function toTypedKey(search: Record<string, unknown>): Typed {
  const { name, scopes } = grammar.parse(search)
  const asked = [scopes].flat()
  return { name: [...name].slice(0, 60).join(''), scopes: keyScopes.filter((scope) => asked.includes(scope)).join(' ') }
}
