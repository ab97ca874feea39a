import type { FormState } from '@/lib/form-state'

/** What is still true of an answer, on a page that was renewed since. */
export function saidStill({ message, holdsWhile }: FormState, isFresh: boolean): string | undefined {
  return holdsWhile === undefined || (holdsWhile === 'fresh') === isFresh ? message : undefined
}
