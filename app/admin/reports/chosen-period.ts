import { z } from 'zod'
import type { Period } from '@/lib/payouts/ports/report-store'
import type { SearchParams } from '../../search-params'

export type PeriodFault = 'no-day' | 'turned' | 'too-long'

/** First and last day, as typed. */
export interface Days {
  from: string
  to: string
}

export type ChosenPeriod =
  | { days: Days; period: Period }
  | { days: Days; period: null; faults: Partial<Record<keyof Days, PeriodFault>> }

/** Whole days in UTC, both included; this month by default. */
export function toPeriod(params: SearchParams, now: Date): ChosenPeriod {
  const { from: givenFrom, to: givenTo } = params
  if (givenFrom === undefined && givenTo === undefined) return toPeriod({ ...thisMonth(now) }, now)
  const [from, to] = [toMoment(givenFrom), toMoment(givenTo)]
  const days = { from: shown(givenFrom), to: shown(givenTo) }
  if (from === null || to === null) {
    const faults = { ...(from === null && { from: 'no-day' as const }), ...(to === null && { to: 'no-day' as const }) }
    return { days, period: null, faults }
  }
  if (to < from) return { days, period: null, faults: { to: 'turned' } }
  if (to.getTime() - from.getTime() > longestDays * day) return { days, period: null, faults: { to: 'too-long' } }
  return { days, period: { from, until: new Date(to.getTime() + day) } }
}

export function thisMonth(now: Date): Days {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  return { from: toDay(Date.UTC(year, month, 1)), to: toDay(Date.UTC(year, month + 1, 0)) }
}

export function lastMonth(now: Date): Days {
  return thisMonth(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)))
}

export function thisYear(now: Date): Days {
  return { from: `${now.getUTCFullYear()}-01-01`, to: `${now.getUTCFullYear()}-12-31` }
}

export const periodQuery = (days: Days) => `${new URLSearchParams({ ...days })}`

/** The report of these days; without them when invalid. */
export function reportHref({ from, to }: SearchParams): string {
  const days = z.object({ from: grammar, to: grammar }).safeParse({ from, to })
  return days.success ? `/admin/reports?${periodQuery(days.data)}` : '/admin/reports'
}

const day = 86_400_000
/** Ten years, leap years included. */
const longestDays = 3653

const grammar = z.iso.date().regex(/^20/)

function toMoment(given: string | string[] | undefined): Date | null {
  const found = grammar.safeParse(given)
  return found.success ? new Date(`${found.data}T00:00:00Z`) : null
}

/** What was typed, for the field; drops what could not be typed there. */
const shown = (given: string | string[] | undefined) => (typeof given === 'string' ? given.slice(0, 20) : '')

const toDay = (moment: number) => new Date(moment).toISOString().slice(0, 10)
