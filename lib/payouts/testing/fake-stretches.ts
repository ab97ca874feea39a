import type { FetchStore } from '../ports/fetch-store'
import type { Stretch, StretchStore } from '../ports/stretch-store'
import type { AccountId } from '../vocabulary/ids'
import type { Row } from './row'

export type FakeStretches = StretchStore & Pick<FetchStore, 'giveBackClaims'>

interface Rules {
  now(): number
  leaseSeconds: number
  isClaimable(row: Row): boolean
  /** The larger, the newer. */
  placeOf(accountId: AccountId): number
  pageSize?: number
}

/** The real store's rules for stretches of the list. Storms do not grow here: growing only delays. */
export function createFakeStretches(rows: Map<AccountId, Row>, rules: Rules): FakeStretches {
  const { now, leaseSeconds, placeOf, pageSize = 2 } = rules
  const isClaimable = (row: Row) => rules.isClaimable(row) && !row.isByItself
  const listed = () =>
    [...rows]
      .filter(([, row]) => row.isCoachs)
      .map(([accountId, row]) => ({ accountId, row, place: placeOf(accountId) }))
      .toSorted((a, b) => b.place - a.place)
  const waitingIn = ({ newest, oldest }: Pick<Stretch, 'newest' | 'oldest'>) =>
    listed().filter(({ row, place }) => isClaimable(row) && place <= newest.getTime() && place >= oldest.getTime())
  const leave = (accountId: AccountId) => {
    const row = rows.get(accountId)
    if (row !== undefined && row.notified > 0) row.isByItself = true
  }
  const release = (accountId: AccountId) => Object.assign(rows.get(accountId) ?? {}, { leaseUntil: 0 })

  return {
    async measureStorm(_platform, { waiting }) {
      return { isStorm: listed().filter(({ row }) => isClaimable(row)).length >= waiting, isGrowing: false }
    },
    placeWaiting: async () => true,
    async findStretches(_platform, below, most) {
      const stretches: Stretch[] = []
      let end = below?.getTime() ?? Number.POSITIVE_INFINITY
      const open = listed().filter(({ row }) => row.state !== 'closed')
      for (const { row, place } of listed()) {
        if (stretches.length === most || !isClaimable(row) || place >= end) continue
        const page = open.filter((neighbor) => neighbor.place <= place).slice(0, pageSize)
        end = Math.min(place, page.at(-1)?.place ?? place)
        const range = { newest: new Date(place), oldest: new Date(end) }
        const after = open.findLast((neighbor) => neighbor.place > place)?.accountId ?? null
        stretches.push({ ...range, after, accounts: page.length, waiting: waitingIn(range).length, waitsSeconds: 0 })
      }
      return stretches
    },
    async claimStretch(_platform, stretch) {
      return waitingIn(stretch).map(({ accountId, row }) => {
        row.leaseUntil = now() + leaseSeconds
        return { accountId, generation: row.notified, cause: row.cause }
      })
    },
    async leaveStretches(_platform, stretches) {
      for (const { newest } of stretches) {
        for (const { accountId } of waitingIn({ newest, oldest: newest })) leave(accountId)
      }
    },
    async fetchByThemselves(accountIds) {
      for (const accountId of accountIds) {
        leave(accountId)
        release(accountId)
      }
    },
    async giveBackClaims(accountIds) {
      for (const accountId of accountIds) release(accountId)
    },
  }
}
