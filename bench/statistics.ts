/** The value at a share (0 to 1) of all values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function middleHalf(values: readonly number[]): [number, number] {
  return [percentile(values, 0.25), percentile(values, 0.75)]
}
