/** The value that a share of all values is at or below; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Where the middle half of the values lies. */
export function middleHalf(values: readonly number[]): [number, number] {
  return [percentile(values, 0.25), percentile(values, 0.75)]
}
