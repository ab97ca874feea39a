import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { problem as shape } from './shapes'

/** Each is a name that stays, a status, and two sentences in the catalogue. */
const statuses = {
  'broken-json': 400,
  'broken-idempotency-key': 400,
  'no-key': 401,
  'unknown-key': 401,
  'missing-scope': 403,
  'no-such-address': 404,
  'no-such-charge': 404,
  'no-such-coach': 404,
  'other-method': 405,
  'reference-used': 409,
  'coach-cannot-be-paid': 409,
  declined: 409,
  'too-large': 413,
  'not-json': 415,
  compressed: 415,
  invalid: 422,
  'idempotency-key-used': 422,
  'too-often': 429,
  away: 503,
} as const

export type ProblemName = keyof typeof statuses

type More = Partial<Pick<z.infer<typeof shape>, 'errors' | 'reasons' | 'payer'>>

/** RFC 9457: what did not work, in a name for machines and a sentence for whoever reads the log. Tells nothing of our insides. */
export async function problem(name: ProblemName, more: More = {}, headers: Record<string, string> = {}) {
  const t = await getTranslations('api.problems')
  const status = statuses[name]
  const said = {
    type: `urn:greenlight:problem:${name}`,
    title: t(`${name}.title`),
    status,
    detail: t(`${name}.detail`),
  }
  return Response.json({ ...said, ...more } satisfies z.infer<typeof shape>, {
    status,
    headers: { ...kept, 'content-type': 'application/problem+json', ...headers },
  })
}

/** An answer that worked. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return Response.json(body, { status, headers: { ...kept, ...headers } })
}

/** Nobody between us and the one who asked keeps an answer. */
const kept = { 'cache-control': 'no-store' }
