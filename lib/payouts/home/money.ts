import type { Day, MoneyOfDay } from '../ports/home-store'
import { type MoneyKind, moneyKinds } from '../vocabulary/home'
import { daysUntil } from './days'

type Sums = Record<MoneyKind, number>

export interface MoneyOfCurrency {
  currency: string
  total: Sums
  /** Without sums: the day is not counted yet. */
  days: { day: Day; sums: Sums | null }[]
}

/** Currencies beside each other, never converted. */
export function money(
  counted: MoneyOfDay[],
  { today, count, isCounted }: { today: Day; count: number; isCounted(day: Day): boolean },
): MoneyOfCurrency[] {
  return [...new Set(counted.map(({ currency }) => currency))].toSorted().map((currency) => {
    const byDay = new Map(counted.filter((each) => each.currency === currency).map((each) => [each.day, each]))
    const days = daysUntil(today, count).map((day) => ({
      day,
      sums: toSums(byDay.get(day) ?? (isCounted(day) ? nothing : null)),
    }))
    const total = { ...nothing }
    for (const { sums } of days) for (const kind of moneyKinds) total[kind] += sums?.[kind] ?? 0
    return { currency, total, days }
  })
}

const nothing: Sums = { paid: 0, refunded: 0, disputed: 0, refused: 0 }

function toSums(found: Sums | null): Sums | null {
  if (found === null) return null
  const { paid, refunded, disputed, refused } = found
  return { paid, refunded, disputed, refused }
}
