import { getPlatform } from '../accounts/find-platform'
import type { BalanceStore } from '../ports/balance-store'
import type { Log } from '../ports/ports'
import type { Provider, ProviderFor } from '../ports/provider'
import type { AccountId } from '../vocabulary/ids'

export interface ContentsPorts {
  store: {
    balances: Pick<BalanceStore, 'payoutsWithoutLines' | 'keepLines' | 'postponeLines' | 'arrangeContents'>
  }
  provider: Pick<Provider, 'readPayoutLines'>
  log: Log
}

interface DueContentsPorts extends Omit<ContentsPorts, 'provider' | 'store'> {
  store: { balances: ContentsPorts['store']['balances'] & Pick<BalanceStore, 'claimDueContents'> }
  providerFor: ProviderFor
  batchSize: number
}

export const mostContents = { withBalance: 5, alone: 20 }

export async function fetchDueContents(ports: DueContentsPorts): Promise<number> {
  const { store, providerFor, batchSize, log } = ports
  const accounts = await store.balances.claimDueContents(await getPlatform(providerFor('job')), batchSize)
  await Promise.all(
    accounts.map((accountId) =>
      fetchContents({ store, provider: providerFor('job'), log }, accountId, mostContents.alone),
    ),
  )
  return accounts.length
}

/** Ends at the first payout without an answer, and asks for the others first next time. */
export async function fetchContents(
  { store: { balances }, provider, log }: ContentsPorts,
  accountId: AccountId,
  most: number,
): Promise<void> {
  for (const payoutId of await balances.payoutsWithoutLines(accountId, most)) {
    const answer = await provider.readPayoutLines(accountId, payoutId)
    if (answer.kind === 'read') await balances.keepLines(payoutId, answer.lines)
    else {
      log.warn('could not fetch what a payout holds', { accountId, payoutId, answer: answer.kind })
      await balances.postponeLines(payoutId)
      break
    }
  }
  await balances.arrangeContents(accountId)
}
