/** 2000 to 2099; null for anything else. */
export function toYear(given: unknown): number | null {
  return typeof given === 'string' && /^20\d\d$/.test(given) ? Number(given) : null
}

export const statementHref = (year: number) => `/payouts/money/statement/${year}`

export const fileHref = (year: number, format: 'csv' | 'xlsx') => `/payouts/money/payouts.${format}?year=${year}`
