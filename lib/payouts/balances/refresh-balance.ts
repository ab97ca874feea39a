import { isMadeUnder, type PayoutAccount } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import type { BalanceClaim, BalanceStore } from '../ports/balance-store'
import type { Clock, Log } from '../ports/ports'
import type { Provider, ProviderFor } from '../ports/provider'
import { type ContentsPorts, fetchContents, fetchDueContents, mostContents } from './fetch-contents'
import { nextFetchSeconds } from './next-fetch'

export interface BalanceAnswer {
  kind: 'kept' | 'no-account' | 'could-not-confirm'
}

export interface BalancePorts {
  store: {
    balances: Pick<BalanceStore, 'claimBalance' | 'keepBalance' | 'postponeBalance' | 'leaveBalance'> &
      ContentsPorts['store']['balances']
  }
  provider: Pick<Provider, 'platform' | 'readBalanceSnapshot' | 'readPayoutLines'>
  clock: Clock
  log: Log
}

export interface DueBalancePorts extends Omit<BalancePorts, 'provider' | 'store'> {
  store: { balances: BalancePorts['store']['balances'] & Pick<BalanceStore, 'claimDueBalances' | 'claimDueContents'> }
  providerFor: ProviderFor
  batchSize: number
}

export async function refreshBalance(ports: BalancePorts, account: PayoutAccount | null): Promise<BalanceAnswer> {
  if (account === null || account.accessLostAt !== null) return { kind: 'no-account' }
  const asked = await ports.provider.platform()
  if (asked.kind === 'away') return { kind: 'could-not-confirm' }
  if (!isMadeUnder(account, asked.platform)) return { kind: 'no-account' }
  return fetchBalance(ports, await ports.store.balances.claimBalance(account.accountId))
}

export async function refreshDueBalances(ports: DueBalancePorts): Promise<number> {
  const { store, providerFor, batchSize } = ports
  const claims = await store.balances.claimDueBalances(await getPlatform(providerFor('job')), batchSize)
  await Promise.all(claims.map((claim) => fetchBalance({ ...ports, provider: providerFor('job') }, claim)))
  return claims.length + (await fetchDueContents(ports))
}

async function fetchBalance(ports: BalancePorts, claim: BalanceClaim): Promise<BalanceAnswer> {
  const { store, provider, clock, log } = ports
  const answer = await provider.readBalanceSnapshot(claim.accountId, claim.since)
  switch (answer.kind) {
    case 'read': {
      const { amounts, payouts } = answer.snapshot
      await store.balances.keepBalance(claim, answer.snapshot, nextFetchSeconds(amounts, payouts, clock.now()))
      await fetchContents(ports, claim.accountId, mostContents.withBalance)
      return { kind: 'kept' }
    }
    case 'no-access':
      await store.balances.leaveBalance(claim)
      return { kind: 'no-account' }
    case 'away':
      log.warn('could not fetch a balance', { accountId: claim.accountId, failure: answer.failure })
      await store.balances.postponeBalance(claim)
      return { kind: 'could-not-confirm' }
    default:
      return answer satisfies never
  }
}
