import type { Profile } from './account'
import type { PayoutSettings } from './payout-settings'

type Hash = Record<string, unknown>

/** The account's settings as the API returns them: Stripe's defaults, then what the coach and the platform set. */
export function accountSettings(
  country: string,
  given: Record<string, string>,
  written: Profile['settings'] = {},
): Hash & { payouts: PayoutSettings } {
  const { payouts, ...settings } = mergedSettings(defaultSettings(country, given), written)
  return { ...settings, payouts: payouts as PayoutSettings }
}

/** Minimum days between a payment and its payout, docs.stripe.com/payouts. */
export function leastDelay(country: string): number {
  return country === 'US' || country === 'AU' ? 2 : 7
}

/** Merges hashes key by key; any other value replaces the old one. */
export function mergedSettings(before: Hash, written: Hash): Hash {
  const parts = Object.entries(written).map(([name, value]): [string, unknown] => {
    const was = before[name]
    return [name, isHash(was) && isHash(value) ? mergedSettings(was, value) : value]
  })
  return { ...before, ...Object.fromEntries(parts) }
}

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function defaultSettings(country: string, given: Record<string, string>): Hash {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: given['settings.payments.statement_descriptor'] ?? null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: leastDelay(country), interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  }
}
