import type { FetchStore } from '../ports/fetch-store'
import type { Provider } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { isMadeUnder } from './account'
import { getPlatform } from './find-platform'

interface Ports {
  store: { accounts: Pick<FetchStore, 'wantFetch'>; coaches: Pick<CoachStore, 'findCoach' | 'findAccount'> }
  provider: Pick<Provider, 'platform'>
}

/** Leaves asking the provider to the jobs, at their rate. null: no such coach. */
export async function wantFetch(
  { store, provider }: Ports,
  coachId: CoachId,
): Promise<'wanted' | 'no-account' | 'not-ours' | null> {
  const [coach, account] = await Promise.all([store.coaches.findCoach(coachId), store.coaches.findAccount(coachId)])
  if (coach === null) return null
  if (account === null) return 'no-account'
  if (!isMadeUnder(account, await getPlatform(provider))) return 'not-ours'
  await store.accounts.wantFetch(account.accountId, 'admin')
  return 'wanted'
}
