import { z } from 'zod'
import { type KeyScope, keyScopes } from '@/lib/payouts/vocabulary/key-scope'
import { toLine } from '@/lib/payouts/vocabulary/text'

export interface NewKey {
  /** null when a field is wrong. */
  key: { name: string; scopes: KeyScope[] } | null
  wrong: ('name' | 'scopes')[]
  /** As typed, to fill the form again; scopes separated by spaces. */
  values: { name: string; scopes: string }
}

export function toNewKey(form: FormData): NewKey {
  const typed = form.get('name')
  const name = typeof typed === 'string' ? typed.slice(0, 200) : ''
  const chosen = form.getAll('scopes')
  const values = { name, scopes: keyScopes.filter((scope) => chosen.includes(scope)).join(' ') }
  const result = grammar.safeParse({ name, scopes: chosen })
  if (result.success) return { key: result.data, wrong: [], values }
  const wrong = (['name', 'scopes'] as const).filter((field) =>
    result.error.issues.some(({ path }) => path[0] === field),
  )
  return { key: null, wrong, values }
}

const grammar = z.object({
  name: z.string().transform((typed, context) => {
    const name = toLine(typed, 60)
    if (name === null) context.addIssue({ code: 'custom', message: 'not a name' })
    return name ?? ''
  }),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1)
    .max(10)
    .transform((scopes) => keyScopes.filter((scope) => scopes.includes(scope))),
})
