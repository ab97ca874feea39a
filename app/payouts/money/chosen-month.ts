/** The first day of the month in an address; this month's for anything else. */
export function toMonth(given: unknown, today: Date): Date {
  const month = typeof given === 'string' && grammar.test(given) ? given : nameOf(today)
  return new Date(`${month}-01T00:00:00Z`)
}

export const monthHref = (day: Date) => `/payouts/money?month=${nameOf(day)}`

const nameOf = (day: Date) => day.toISOString().slice(0, 7)

const grammar = /^20\d\d-(0[1-9]|1[0-2])$/
