import type { Account } from '../../accounts/account'
import { mergedSettings } from '../../accounts/settings-body'
import { refuseUnsupported } from '../common-params'
import { changedSchedule, type ScheduleParam } from './payout-schedule'

export interface SettingsParam {
  branding?: Record<string, string>
  card_payments?: Record<string, unknown>
  payments?: { statement_descriptor?: string }
  payouts?: { schedule?: ScheduleParam; statement_descriptor?: string; debit_negative_balances?: boolean }
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
    const before = (profile.settings?.payouts as { schedule?: ScheduleParam } | undefined)?.schedule
    written.payouts = {
      ...(written.payouts as object),
      schedule: changedSchedule(facts.country, before ?? {}, schedule),
    }
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
