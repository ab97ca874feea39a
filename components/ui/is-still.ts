import type { FormState } from '@/lib/form-state'

/** Whether an answer is still true after a reload. */
export function isStill({ holdsWhile }: FormState, isFresh: boolean): boolean {
  return holdsWhile === undefined || (holdsWhile === 'fresh') === isFresh
}
