import { admitKey } from '@/lib/auth/admit-key'
import { log } from '@/lib/log'
import { problem } from './problem'

interface Context<Params> {
  params: Promise<Params>
}

type Key<Scope extends 'charges' | 'readiness'> = Extract<
  Awaited<ReturnType<typeof admitKey<Scope>>>,
  { kind: 'admitted' }
>['key']

/** Answers those whose key has the scope. Whatever goes wrong here is ours: nothing is known, and they may ask again. */
export function serve<Scope extends 'charges' | 'readiness', Params>(
  scope: Scope,
  work: (asked: { request: Request; key: Key<Scope>; params: Params }) => Promise<Response>,
) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      const admitted = await admitKey(request, scope)
      switch (admitted.kind) {
        case 'admitted':
          return await work({ request, key: admitted.key as Key<Scope>, params: await context.params })
        case 'no-key':
        case 'unknown-key':
          return await problem(admitted.kind, {}, { 'www-authenticate': challenge(admitted.kind) })
        case 'missing-scope':
          return await problem('missing-scope', {}, { 'www-authenticate': `${bearer}, error="insufficient_scope"` })
        case 'too-often':
          return await problem('too-often', {}, { 'retry-after': secondsUntil(admitted.nextAt) })
        default:
          return admitted satisfies never
      }
    } catch (error) {
      log.error('a service could not be answered', { error })
      return away()
    }
  }
}

/** Nothing is known of what was asked. */
export const away = () => problem('away', {}, { 'retry-after': '5' })

const bearer = 'Bearer realm="api"'
const challenge = (kind: 'no-key' | 'unknown-key') => (kind === 'no-key' ? bearer : `${bearer}, error="invalid_token"`)

const secondsUntil = (moment: Date) => String(Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000)))
