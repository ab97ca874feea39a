import type { PayoutSchedule } from '../../accounts/payout-settings'
import { leastDelay } from '../../accounts/settings-body'
import { refusal } from '../../errors'

export interface ScheduleParam extends Omit<Partial<PayoutSchedule>, 'delay_days'> {
  delay_days?: number | 'minimum'
}

/** The days that each interval needs, the one first that a refusal names. */
const daysOf = {
  weekly: ['weekly_anchor', 'weekly_payout_days'],
  monthly: ['monthly_anchor', 'monthly_payout_days'],
} as const

/**
 * A schedule after a change, docs.stripe.com/api/accounts/update. Weekly and monthly payouts need days, given one way or
 * the other; a new way and another interval drop the earlier days.
 */
export function changedSchedule(country: string, before: ScheduleParam, change: ScheduleParam): PayoutSchedule {
  const least = leastDelay(country)
  const asked = change.delay_days ?? before.delay_days ?? least
  const delay_days = asked === 'minimum' ? least : asked
  if (delay_days < least) throw refusal('payouts too soon', { least })
  const interval = change.interval ?? before.interval ?? 'daily'
  refuseStrangeDays(interval, change)
  refuseDaysOfNoMonth(change)
  const own = daysOf[interval as keyof typeof daysOf] ?? []
  const said = own.filter((name) => change[name] !== undefined)
  if (said.length > 1) throw refusal('one or the other', { param: named(own[0]), params: own.map(named).join(', ') })
  const source = said.length > 0 ? change : before
  const days = own.flatMap((name) => (isGiven(source[name]) ? [[name, source[name]]] : []))
  if (own[0] !== undefined && days.length === 0) throw refusal('missing parameter', { param: named(own[0]) })
  return { ...Object.fromEntries(days), delay_days, interval }
}

function refuseStrangeDays(interval: string, change: ScheduleParam): void {
  for (const [needed, names] of Object.entries(daysOf)) {
    const strange = interval === needed ? undefined : names.find((name) => change[name] !== undefined)
    if (strange !== undefined)
      throw refusal('payout day of another interval', { param: named(strange), day: strange, interval: needed })
  }
}

function refuseDaysOfNoMonth({ monthly_anchor, monthly_payout_days = [] }: ScheduleParam): void {
  const days: [string, number][] = [
    ...(monthly_anchor === undefined ? [] : [['monthly_anchor', monthly_anchor] as [string, number]]),
    ...monthly_payout_days.map((day, place): [string, number] => [`monthly_payout_days][${place}`, day]),
  ]
  for (const [name, value] of days) {
    if (value < 1) throw refusal('number too small', { param: named(name), least: 1 })
    if (value > 31) throw refusal('number too large', { param: named(name), most: 31, value })
  }
}

function isGiven(days: unknown): boolean {
  return days !== undefined && !(Array.isArray(days) && days.length === 0)
}

function named(name: string): string {
  return `settings[payouts][schedule][${name}]`
}
