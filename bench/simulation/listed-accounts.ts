import type { FetchClaim, FetchStore } from '../../lib/payouts/ports/fetch-store'
import type { Stretch, StretchStore } from '../../lib/payouts/ports/stretch-store'
import type { AccountId } from '../../lib/payouts/vocabulary/ids'

export const pageSize = 100
const leaseSeconds = 30

/** The store's rules over a million accounts in arrays; account 0 is the newest of the list. */
export interface ListedAccounts {
  store: StretchStore & FetchStore
  notify(account: number): void
  /** Wanted and not yet stored. */
  waiting(): number
}

export function createListedAccounts(count: number, now: () => number): ListedAccounts {
  const notified = new Int32Array(count)
  const fetched = new Int32Array(count)
  const since = new Float64Array(count)
  const leaseUntil = new Float64Array(count)
  const isByItself = new Uint8Array(count)
  /** In the order in which they began to wait. */
  const inOrder = createQueue()
  const byThemselves = createQueue()
  let waiting = 0

  const waits = (account: number) => (fetched[account] ?? 0) < (notified[account] ?? 0)
  const isClaimable = (account: number) => waits(account) && (leaseUntil[account] ?? 0) <= now()
  const isInList = (account: number) => isClaimable(account) && isByItself[account] === 0
  const cameWithin = (seconds: number) => inOrder.countLast((account) => (since[account] ?? 0) > now() - seconds)
  const leave = (account: number) => {
    isByItself[account] = 1
    byThemselves.push(account)
  }
  const claim = (account: number): FetchClaim => {
    leaseUntil[account] = now() + leaseSeconds
    return { accountId: idOf(account), generation: notified[account] ?? 0, cause: 'webhook-event' }
  }
  const stretchFrom = (account: number): Stretch => {
    const oldest = Math.min(count, account + pageSize) - 1
    let inIt = 0
    let longest = 0
    for (let each = account; each <= oldest; each += 1) {
      if (!isInList(each)) continue
      inIt += 1
      longest = Math.max(longest, now() - (since[each] ?? 0))
    }
    return {
      after: account === 0 ? null : idOf(account - 1),
      newest: new Date(-account),
      oldest: new Date(-oldest),
      accounts: oldest - account + 1,
      waiting: inIt,
      waitsSeconds: longest,
    }
  }
  const claimedIn = ({ newest, oldest }: Stretch) => {
    const claims: FetchClaim[] = []
    for (let account = -newest.getTime(); account <= -oldest.getTime(); account += 1)
      if (isInList(account)) claims.push(claim(account))
    return claims
  }
  /** From the front, without those that no longer wait. */
  const firstOf = (queue: Queue, most: number) => {
    const claims: FetchClaim[] = []
    while (claims.length < most) {
      const account = queue.take()
      if (account === undefined) break
      if (isClaimable(account)) claims.push(claim(account))
    }
    return claims
  }

  return {
    waiting: () => waiting,
    notify(account) {
      if (!waits(account)) {
        waiting += 1
        since[account] = now()
        inOrder.push(account)
      }
      notified[account] = (notified[account] ?? 0) + 1
    },
    store: {
      async measureStorm(_platform, bounds) {
        let found = 0
        for (let account = 0; account < count && found < bounds.waiting; account += 1) if (isInList(account)) found += 1
        const came = [1, 2, 3].map((seconds) => cameWithin(seconds) - cameWithin(seconds - 1))
        return {
          isStorm: found >= bounds.waiting || came.every((each) => each >= bounds.comingPerSecond),
          isGrowing: cameWithin(3) >= 3 * bounds.comingPerSecond,
        }
      },
      placeWaiting: async () => true,
      async findStretches(_platform, below, most) {
        const stretches: Stretch[] = []
        for (let account = below === null ? 0 : 1 - below.getTime(); account < count; account += 1) {
          if (stretches.length === most) break
          if (!isInList(account)) continue
          const stretch = stretchFrom(account)
          stretches.push(stretch)
          account = -stretch.oldest.getTime()
        }
        return stretches
      },
      claimStretch: async (_platform, stretch) => claimedIn(stretch),
      async leaveStretches(_platform, stretches) {
        for (const { newest } of stretches) leave(-newest.getTime())
      },
      async fetchByThemselves(accountIds) {
        for (const accountId of accountIds) {
          leaseUntil[Number(accountId)] = 0
          leave(Number(accountId))
        }
      },
      async claimFetches(_platform, most, which) {
        const first = firstOf(byThemselves, most)
        return which === 'by-themselves' ? first : [...first, ...firstOf(inOrder, most - first.length)]
      },
      async giveBackClaims(accountIds) {
        for (const accountId of accountIds) leaseUntil[Number(accountId)] = 0
      },
      async keepSnapshots(reads) {
        for (const { accountId, generation } of reads) {
          const account = Number(accountId)
          fetched[account] = generation
          leaseUntil[account] = 0
          isByItself[account] = 0
          if (waits(account)) inOrder.push(account)
          else waiting -= 1
        }
        return reads.map(({ accountId }) => accountId)
      },
      async raise() {
        throw new Error('nobody asks in a simulation')
      },
      async wantFetch() {
        throw new Error('nobody asks in a simulation')
      },
      async postponeFetch() {
        throw new Error('nothing fails in a simulation')
      },
      async leaveFetch() {
        throw new Error('nothing is refused in a simulation')
      },
    },
  }
}

interface Queue {
  push(account: number): void
  take(): number | undefined
  /** How many of the last are so. */
  countLast(isSo: (account: number) => boolean): number
}

function createQueue(): Queue {
  const items: number[] = []
  let first = 0
  return {
    push: (account) => void items.push(account),
    take() {
      if (first === items.length) return undefined
      first += 1
      return items[first - 1]
    },
    countLast: (isSo) => items.length - 1 - items.findLastIndex((account) => !isSo(account)),
  }
}

export function idOf(account: number): AccountId {
  return String(account) as AccountId
}
