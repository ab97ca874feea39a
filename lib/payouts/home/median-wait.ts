import type { Wait } from '../ports/home-store'

/**
 * In seconds, to within a twentieth, since waits are kept by their size. For an even number of coaches, the shorter of
 * the two in the middle. null: nobody waited.
 */
export function medianWait(waits: Pick<Wait, 'size' | 'coaches'>[]): number | null {
  const all = waits.reduce((sum, { coaches }) => sum + coaches, 0)
  let before = 0
  for (const { size, coaches } of waits.toSorted((one, other) => one.size - other.size)) {
    before += coaches
    if (2 * before >= all) return Math.exp((size + 0.5) / 10)
  }
  return null
}
