import type { FormState } from '@/lib/form-state'

/** The part of an answer that is still true after a reload. */
export function saidStill({ message, holdsWhile }: FormState, isFresh: boolean): string | undefined {
  return holdsWhile === undefined || (holdsWhile === 'fresh') === isFresh ? message : undefined
}
