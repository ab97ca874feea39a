/** One thing measured twice in one run: in the plain case, and where it could have become slow. */
export interface Ratio {
  what: string
  /** Milliseconds, medians. */
  plain: number
  hard: number
  /** How many times the plain case the hard one may cost. */
  limit: number
}

export function isWithin({ plain, hard, limit }: Ratio): boolean {
  return hard <= plain * limit
}

/** A table for people; what is over its limit says so in words. */
export function report(ratios: Ratio[]): string {
  const rows = ratios.map((ratio) => {
    const { what, plain, hard, limit } = ratio
    const verdict = isWithin(ratio) ? '' : 'OVER'
    return [what, milliseconds(plain), milliseconds(hard), `${(hard / plain).toFixed(2)}×`, `≤ ${limit}×`, verdict]
  })
  const table = [['', 'plain', 'hard', 'ratio', 'limit', ''], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  return table.map((row) => line(row).join('  ').trimEnd()).join('\n')
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
