import type { z } from 'zod'
import { getTranslations } from '@/app/i18n/translations'
import { apiLocale, type ProblemName, statuses, typeOf } from './codes'
import type { problem as shape } from './problem-shapes'
import { requestId } from './request-id'

type More = Partial<Pick<z.infer<typeof shape>, 'errors' | 'reasons' | 'payer' | 'charge'>>

/** Answers one of these problems, and no other. */
export type Problem<Name extends ProblemName> = (name: Name, more?: More) => Promise<Response>

/** RFC 9457: a name for machines and a sentence for people. Reveals nothing internal. */
export async function problem(name: ProblemName, more: More = {}, headers: Record<string, string> = {}) {
  const t = await getTranslations('api.problems', apiLocale)
  const status = statuses[name]
  const said = {
    type: typeOf(name),
    title: t(`${name}.title`),
    status,
    detail: t(`${name}.detail`),
    requestId: await requestId(),
  }
  return Response.json({ ...said, ...more } satisfies z.infer<typeof shape>, {
    status,
    headers: { ...kept, 'content-type': 'application/problem+json', ...headers },
  })
}

export function answer(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return Response.json(body, { status, headers: { ...kept, ...headers } })
}

/** No cache may keep a response. */
const kept = { 'cache-control': 'no-store' }
