import type { Account } from '../../accounts/account'
import { leastDelay, mergedSettings } from '../../accounts/settings-body'
import { refusal } from '../../errors'
import { refuseUnsupported } from '../common-params'

export interface SettingsParam {
  branding?: Record<string, string>
  card_payments?: Record<string, unknown>
  payments?: { statement_descriptor?: string }
  payouts?: { schedule?: Schedule; statement_descriptor?: string; debit_negative_balances?: boolean }
}

interface Schedule {
  interval?: string
  delay_days?: number | 'minimum'
  weekly_anchor?: string
  weekly_payout_days?: string[]
  monthly_anchor?: number
  monthly_payout_days?: number[]
}

/** Applies the settings a platform may change for Express, docs.stripe.com/api/accounts/update. */
export function withSettings(account: Account, settings: SettingsParam | undefined): Account {
  if (settings === undefined) return account
  refuseUnsupportedSettings(settings)
  const { payments, ...rest } = settings
  const { facts, profile } = account
  const descriptor = payments?.statement_descriptor
  const answered: Record<string, string> =
    descriptor === undefined ? {} : { 'settings.payments.statement_descriptor': descriptor }
  const written = mergedSettings(profile.settings ?? {}, { ...rest })
  const schedule = settings.payouts?.schedule
  if (schedule !== undefined) {
    const before = (profile.settings?.payouts as { schedule?: Schedule } | undefined)?.schedule
    written.payouts = { ...(written.payouts as object), schedule: scheduleOf(facts.country, before, schedule) }
  }
  return {
    ...account,
    profile: { ...profile, settings: written },
    facts: { ...facts, given: { ...facts.given, ...answered } },
  }
}

function refuseUnsupportedSettings({ branding = {}, payments = {}, ...settings }: SettingsParam): void {
  refuseUnsupported(settings, ['card_payments', 'payouts'], 'settings')
  refuseUnsupported(branding, ['primary_color', 'secondary_color'], 'settings[branding]')
  refuseUnsupported(payments, ['statement_descriptor'], 'settings[payments]')
}

/** Weekly and monthly payouts need a day; another interval drops it. */
function scheduleOf(country: string, before: Schedule = {}, change: Schedule): Schedule {
  const least = leastDelay(country)
  const delay_days = change.delay_days === 'minimum' ? least : (change.delay_days ?? before.delay_days ?? least)
  if (delay_days !== 'minimum' && delay_days < least) throw refusal('payouts too soon', { least })
  const interval = change.interval ?? before.interval ?? 'daily'
  const days = { weekly: ['weekly_anchor', 'weekly_payout_days'], monthly: ['monthly_anchor', 'monthly_payout_days'] }
  const own = days[interval as keyof typeof days] ?? []
  const all = { ...before, ...change }
  const kept = Object.entries(all).filter(([name]) => own.includes(name))
  if (own.length > 0 && kept.length === 0) {
    throw refusal('missing parameter', { param: `settings[payouts][schedule][${own[0]}]` })
  }
  return { ...Object.fromEntries(kept), delay_days, interval }
}
