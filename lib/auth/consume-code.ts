import 'server-only'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { noteSecurity } from '@/lib/security-log'
import type { CodeTry } from '@/lib/store/auth/sign-in-codes'
import { createLock, toCode } from './code'
import { type Consumed, countPress, type LinkTrouble, type Presser, startSession } from './consume'
import { authRooms } from './parts'
import { requestIdOf, type SignInRequest } from './sign-in-request'

export type CodeTrouble =
  | Exclude<LinkTrouble, 'link'>
  /** This browser asked for nothing lately. */
  | 'no-request'
  /** Not six digits; costs no try. */
  | 'malformed'
  | 'expired'
  | 'used'
  /** Too many wrong ones for this request. */
  | 'spent'
  /** Too many codes for this address; links still work. */
  | 'too-often'

export type CodeAnswer =
  | Extract<Consumed, { kind: 'signed-in' }>
  | { kind: 'trouble'; why: CodeTrouble }
  | { kind: 'wrong'; left: number }

/** Uses up a code where it was asked for. Unknown addresses get the answers of wrong codes, counted alike. */
export async function consumeCode(
  typed: unknown,
  request: SignInRequest | null,
  presser: Presser,
): Promise<CodeAnswer> {
  const answer = await judge(typed, request, presser)
  if (answer.kind === 'wrong') noteSecurity('sign-in.refused', { why: 'code-wrong' })
  if (answer.kind === 'trouble') noteSecurity('sign-in.refused', { why: `code-${answer.why}` })
  return answer
}

async function judge(typed: unknown, request: SignInRequest | null, presser: Presser): Promise<CodeAnswer> {
  if (request === null) return { kind: 'trouble', why: 'no-request' }
  const code = toCode(typed)
  if (code === null) return { kind: 'trouble', why: 'malformed' }
  const refusal = await countPress(presser)
  if (refusal !== null) return { kind: 'trouble', why: refusal }
  const tried = await takeTry(request)
  if (tried.kind !== 'counted') return { kind: 'trouble', why: tried.kind }

  const { address: email, secret } = request
  const token = createLock(env().NEXTAUTH_SECRET, secret, code).open(tried.locked ?? '')
  if (token === null) return tried.left === 0 ? { kind: 'trouble', why: 'spent' } : { kind: 'wrong', left: tried.left }
  const answer = await startSession({ token, email }, presser, 'code')
  if (answer.kind === 'signed-in') return answer
  return { kind: 'trouble', why: answer.why === 'link' ? 'used' : answer.why }
}

async function takeTry(request: SignInRequest): Promise<CodeTry | { kind: 'too-often' | 'away' }> {
  const { people, limiter } = authRooms()
  try {
    const tried = await people.takeCodeTry(requestIdOf(request))
    if (tried.kind !== 'counted') return tried
    const { allowed } = await limiter.take('sign-in-code', request.address)
    return allowed ? tried : { kind: 'too-often' }
  } catch (error) {
    log.error('a try of a sign-in code could not be counted', { error })
    return { kind: 'away' }
  }
}
