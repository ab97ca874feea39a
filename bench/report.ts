/** Two measurements of one run; their ratio cancels the machine's speed. */
export interface Ratio {
  what: string
  /** The subject, and what it is compared with. */
  measured: number
  against: number
  unit: 'ms' | '/s' | 'MB' | ''
  /** The middle half of the rounds' ratios. */
  spread?: [number, number]
  goal?: Goal
}

export type Goal = { atMost: number } | { atLeast: number }

export interface Fact {
  what: string
  values: Record<string, number>
}

export interface Findings {
  ratios: Ratio[]
  facts: Fact[]
}

export function ratioOf({ measured, against }: Ratio): number {
  return measured / against
}

/** An unmeasured ratio meets no goal. */
export function meetsGoal(ratio: Ratio): boolean {
  const { goal } = ratio
  if (goal === undefined) return true
  return 'atMost' in goal ? ratioOf(ratio) <= goal.atMost : ratioOf(ratio) >= goal.atLeast
}

/** Tables that mark missed goals in words. */
export function report({ ratios, facts }: Findings): string {
  const rows = ratios.map((ratio) => [
    ratio.what,
    amount(ratio.measured, ratio.unit),
    amount(ratio.against, ratio.unit),
    ratioOf(ratio).toFixed(2),
    ratio.spread === undefined ? '' : ratio.spread.map((end) => end.toFixed(2)).join('–'),
    ratio.goal === undefined ? '' : spell(ratio.goal),
    meetsGoal(ratio) ? '' : 'MISSED',
  ])
  const lines = facts.map(({ what, values }) => {
    const each = Object.entries(values).map(([name, value]) => `${name} ${amount(value, '')}`)
    return `${what}: ${each.join(', ')}`
  })
  return [...table([['', 'measured', 'against', 'ratio', 'middle half', 'goal', ''], ...rows]), '', ...lines].join('\n')
}

function spell(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`
}

function amount(value: number, unit: Ratio['unit']): string {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return unit === '/s' ? `${number}/s` : `${number} ${unit}`.trim()
}

function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  return rows.map((row) => line(row).join('  ').trimEnd())
}
