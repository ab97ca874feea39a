import type { Account } from '../accounts/account'
import { bankAccounts } from '../accounts/bank-account'
import { countryOf } from '../data/countries'
import type { Balance } from '../store/balances'

/** The balance of a connected account or the platform (null), docs.stripe.com/api/balance/balance_object. */
export function balanceBody(account: Account | null, platformCountry: string, balances: Record<string, Balance>) {
  const own = countryOf(account?.facts.country ?? platformCountry)?.currency ?? 'usd'
  const all = Object.entries({ [own]: { available: 0, pending: 0 }, ...balances })
  return {
    object: 'balance' as const,
    available: all.map(([currency, { available }]) => amountOf(currency, available)),
    ...(account === null
      ? { connect_reserved: all.map(([currency]) => ({ amount: 0, currency })) }
      : { instant_available: instantly(account, balances) }),
    livemode: false,
    pending: all.map(([currency, { pending }]) => amountOf(currency, pending)),
  }
}

/** An instant payout may take what is pending too, to a bank that receives such payouts. */
export function instantlyAvailable({ available, pending }: Balance = { available: 0, pending: 0 }): number {
  return Math.max(0, available + pending)
}

function instantly({ id, facts }: Account, balances: Record<string, Balance>) {
  return bankAccounts(id, facts)
    .filter(({ available_payout_methods: methods }) => methods.includes('instant'))
    .map((bank) => {
      const instant = amountOf(bank.currency, instantlyAvailable(balances[bank.currency]))
      const { amount, source_types } = instant
      return { ...instant, net_available: [{ amount, destination: bank.id, source_types }] }
    })
}

function amountOf(currency: string, amount: number) {
  return { amount, currency, source_types: { card: amount } }
}
