import { unsureDays } from '../vocabulary/payouts/payout-state'
import type { BalanceAmount, ListedPayout } from './balance'

const hour = 3600
const day = 24 * hour

/** Seconds until a balance is fetched again by itself; null when nothing is expected before the next payment. */
export function nextFetchSeconds(amounts: BalanceAmount[], payouts: ListedPayout[], now: Date): number | null {
  const secondsTo = (at: Date) => Math.max(hour, Math.ceil((at.getTime() - now.getTime()) / 1000) + hour)
  const awaited = [
    ...payouts.filter(({ state }) => state === 'on-its-way').map(({ arrivesOn }) => secondsTo(arrivesOn)),
    ...amounts.flatMap(({ pendingFrom }) => (pendingFrom === null ? [] : [secondsTo(pendingFrom)])),
  ]
  if (awaited.length > 0) return Math.min(...awaited, day)
  const isSettled = amounts.every(({ available, pending }) => available === 0 && pending === 0)
  const isRecent = payouts.some(({ createdAt }) => now.getTime() - createdAt.getTime() < unsureDays * day * 1000)
  return isSettled && !isRecent && payouts.every(({ isReconciled }) => isReconciled) ? null : day
}
