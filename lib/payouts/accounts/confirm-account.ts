import { machine } from '../decisions/decision'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { type FetchPorts, fetchAccount, fetchOnce } from './fetch-account'
import { isStale } from './freshness'

export interface ConfirmPorts extends FetchPorts {
  store: { coaches: Pick<CoachStore, 'findAccount'> } & FetchPorts['store']
  /** Seconds until the gate fetches again. */
  maxAgeSeconds: number
}

/** Fetches a stale snapshot, and once more if an event arrives meanwhile. */
export async function confirmAccount(
  ports: ConfirmPorts,
  coachId: CoachId,
  platform: Platform | null,
): Promise<{ account: PayoutAccount | null; isConfirmed: boolean }> {
  const isTrusted = (account: PayoutAccount | null) =>
    account === null || platform === null || !isMadeUnder(account, platform) || !isStale(account, ports.maxAgeSeconds)
  let account = await ports.store.coaches.findAccount(coachId)
  for (let reads = 0; reads < mostReads && account !== null && !isTrusted(account); reads++) {
    const answer = await readAtGate(ports, account)
    account = await ports.store.coaches.findAccount(coachId)
    if (answer.kind !== 'kept') return { account, isConfirmed: false }
  }
  return { account, isConfirmed: isTrusted(account) }
}

const mostReads = 2

/** Fetches without raising the counter: many payments at once would otherwise never finish. */
function readAtGate(ports: ConfirmPorts, account: PayoutAccount) {
  const { accountId, notified, fetched } = account
  if (fetched >= notified) return fetchAccount(ports, account, 'gate', machine)
  return fetchOnce(ports, { accountId, generation: notified, cause: 'gate' }, machine)
}
