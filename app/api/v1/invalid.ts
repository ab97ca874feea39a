import { getTranslations } from '@/app/i18n/translations'
import { apiLocale } from './codes'
import type { Problem } from './problem'

/** Each wrong field by JSON pointer, and what it must be. */
export async function invalid(
  problem: Problem<'invalid'>,
  pointers: string[],
  why: Fault | null = null,
): Promise<Response> {
  const t = await getTranslations('api.fields', apiLocale)
  const detail = (pointer: string) => t(why ?? wordOf(pointer))
  return problem('invalid', { errors: pointers.map((pointer) => ({ pointer, detail: detail(pointer) })) })
}

/** Faults the domain finds in a valid shape. */
export type Fault = 'too-small' | 'uneven' | 'fee' | 'no-such-coach'

function wordOf(pointer: string) {
  if (pointer === '') return 'whole'
  return fields.find((field) => pointer === `/${field}`) ?? 'unknown'
}

const fields = ['coach', 'amount', 'currency', 'reference'] as const
