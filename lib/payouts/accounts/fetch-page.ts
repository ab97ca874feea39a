import type { FetchClaim, FetchStore, KeptRead } from '../ports/fetch-store'
import type { Log } from '../ports/ports'
import { causeOf, type ListAnswer, type Provider } from '../ports/provider'
import type { Stretch, StretchStore } from '../ports/stretch-store'
import type { AccountId } from '../vocabulary/ids'
import { toKeptRead } from './fetch-account'
import type { InTurn } from './in-turn'

export interface FetchPagePorts {
  store: { accounts: Pick<FetchStore, 'keepSnapshots' | 'giveBackClaims'> & Pick<StretchStore, 'fetchByThemselves'> }
  provider: Pick<Provider, 'list'>
  log: Log
  /** Pages are kept one after another. */
  inTurn: InTurn
}

/**
 * Keeps what one page shows of `claims`, each under the generation taken before: like a fetch of its own. What the page
 * should have shown and did not is fetched by itself.
 */
export async function fetchPage(
  ports: FetchPagePorts,
  { after }: Stretch,
  claims: FetchClaim[],
): Promise<'settled' | 'unasked' | 'away'> {
  const answer = await listAfter(ports, after, claims)
  switch (answer.kind) {
    case 'page':
      await ports.inTurn(() => settle(ports, claims, answer))
      return 'settled'
    case 'lost-place':
      await ports.store.accounts.fetchByThemselves(idsOf(claims))
      return 'settled'
    case 'away':
      if (!answer.isUnasked)
        ports.log.warn('could not fetch a page of accounts', { failure: answer.failure, cause: causeOf(answer) })
      await ports.store.accounts.giveBackClaims(idsOf(claims))
      return answer.isUnasked ? 'unasked' : 'away'
    default:
      return answer satisfies never
  }
}

/** Where the neighbor has left the list, the page begins after the first account that waits. */
async function listAfter({ provider }: FetchPagePorts, after: AccountId | null, claims: FetchClaim[]) {
  const query = { from: null, before: null }
  const answer = await provider.list({ ...query, after })
  const [first] = claims
  return answer.kind === 'lost-place' && first !== undefined
    ? provider.list({ ...query, after: first.accountId })
    : answer
}

async function settle(
  ports: FetchPagePorts,
  claims: FetchClaim[],
  { accounts, next }: Extract<ListAnswer, { kind: 'page' }>,
): Promise<void> {
  const shown = new Map(accounts.flatMap((account) => (account.isReadable ? [[account.accountId, account]] : [])))
  const isShown = ({ accountId }: FetchClaim) => shown.has(accountId)
  // Below the last one shown, a later page goes on.
  const end = next === null ? claims.length : claims.findLastIndex(isShown) + 1
  const inside = end === 0 ? claims : claims.slice(0, end)
  const beyond = claims.slice(inside.length)

  const reads = inside.flatMap((claim) => {
    const account = shown.get(claim.accountId)
    return account === undefined ? [] : [toKeptRead(claim, account.snapshot, { kind: 'machine' })]
  })
  const unkeepable = await keepAll(ports, reads)
  await ports.store.accounts.fetchByThemselves([...idsOf(inside.filter((claim) => !isShown(claim))), ...unkeepable])
  await ports.store.accounts.giveBackClaims(idsOf(beyond))
}

async function keepAll({ store }: FetchPagePorts, reads: KeptRead[]): Promise<AccountId[]> {
  if (reads.length === 0) return []
  if (Array.isArray(await store.accounts.keepSnapshots(reads))) return []
  const kept = await Promise.all(reads.map((read) => store.accounts.keepSnapshots([read])))
  return reads.filter((_, place) => !Array.isArray(kept[place])).map(({ accountId }) => accountId)
}

const idsOf = (claims: FetchClaim[]) => claims.map(({ accountId }) => accountId)
