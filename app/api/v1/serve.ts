import { admitKey } from '@/lib/auth/admit-key'
import { log } from '@/lib/log'
import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import { noteSecurity } from '@/lib/security-log'
import type { Operation } from './operations'
import { type Problem, problem } from './problem'

/** What the path names in braces. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Each in Name]: string } & ParamsOf<Rest>
  : object

interface Asked<Of extends Operation> {
  request: Request
  key: Key<Of['scope']>
  params: ParamsOf<Of['path']>
  /** Answers one of the problems that the operation names. */
  problem: Problem<Of['problems'][number]>
}

type Key<Scope extends KeyScope> = Extract<Awaited<ReturnType<typeof admitKey<Scope>>>, { kind: 'admitted' }>['key']

/** Requires a key with the scope. Any failure is ours: the caller may retry. */
export function serve<Of extends Operation>({ scope }: Of, work: (asked: Asked<Of>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<ParamsOf<Of['path']>> }): Promise<Response> => {
    try {
      const admitted = await admitKey(request, scope)
      if (admitted.kind !== 'admitted' && admitted.kind !== 'too-often')
        noteSecurity('access.refused', { why: admitted.kind })
      switch (admitted.kind) {
        case 'admitted':
          return await work({ request, key: admitted.key as Key<Of['scope']>, params: await context.params, problem })
        case 'no-key':
        case 'not-bearer':
          return await problem(admitted.kind, {}, { 'www-authenticate': bearer })
        case 'malformed-key':
        case 'unknown-key':
          return await problem(admitted.kind, {}, { 'www-authenticate': `${bearer}, error="invalid_token"` })
        case 'missing-scope':
          return await problem('missing-scope', {}, { 'www-authenticate': `${bearer}, error="insufficient_scope"` })
        case 'too-often':
          return await problem('too-often', {}, { 'retry-after': secondsUntil(admitted.nextAt) })
        default:
          return admitted satisfies never
      }
    } catch (error) {
      log.error('a request to the API failed', { error })
      return away()
    }
  }
}

export const away = () => problem('away', {}, { 'retry-after': '5' })

const bearer = 'Bearer realm="api"'

const secondsUntil = (moment: Date) => String(Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000)))
