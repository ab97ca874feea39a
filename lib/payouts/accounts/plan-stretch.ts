import type { Storm, Stretch } from '../ports/stretch-store'

export const longestWaitSeconds = 300

/** Before the storm stops growing, or all of it waits, a page would settle few, and soon be wanted again. */
export function planStretch(
  { accounts, waiting, waitsSeconds }: Pick<Stretch, 'accounts' | 'waiting' | 'waitsSeconds'>,
  { isGrowing }: Pick<Storm, 'isGrowing'>,
): 'page' | 'by-themselves' | 'wait' {
  if (isGrowing && waiting < accounts && waitsSeconds < longestWaitSeconds) return 'wait'
  return waiting > 1 ? 'page' : 'by-themselves'
}
