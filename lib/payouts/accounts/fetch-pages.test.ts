import { expect, test } from 'vitest'
import type { ListAnswer, ListQuery } from '../ports/provider'
import type { Stretch } from '../ports/stretch-store'
import type { AccountId } from '../vocabulary/ids'
import { createPageFetches } from './fetch-pages'
import { listedAccount, platform } from './testing/example'

const id = (number: number) => `account-${number}` as AccountId
const stretchAfter = (number: number): Stretch => ({
  ...{ after: id(number), newest: new Date(-number), oldest: new Date(-number - 2), accounts: 2, waiting: 2 },
  waitsSeconds: 0,
})

test('keeps pages one after another, however many are on their way', async () => {
  const said: string[] = []
  const ends: (() => void)[] = []
  const pages = createPageFetches({
    store: {
      accounts: {
        measureStorm: async () => ({ isStorm: true, isGrowing: false }),
        placeWaiting: async () => true,
        findStretches: async () => [stretchAfter(0), stretchAfter(2)],
        claimStretch: async (_platform, { after }) => {
          const first = Number(after?.split('-')[1]) + 1
          return [first, first + 1].map((n) => ({ accountId: id(n), generation: 1, cause: 'webhook-event' as const }))
        },
        leaveStretches: async () => {},
        fetchByThemselves: async () => {},
        giveBackClaims: async () => {},
        async keepSnapshots(reads) {
          said.push(`keeps ${reads[0]?.accountId}`)
          await new Promise<void>((resolve) => ends.push(resolve))
          return reads.map(({ accountId }) => accountId)
        },
      },
    },
    providerFor: () => ({ platform: async () => ({ kind: 'platform', platform }), list }),
    clock: { now: () => new Date(), ticks: () => 0 },
    log: { info() {}, warn() {}, error() {} },
    stormBounds: { waiting: 1, comingPerSecond: 1 },
    held: (_claims, fetch) => async () => void (await fetch()),
  })
  async function list({ after }: ListQuery): Promise<ListAnswer> {
    said.push(`asks after ${after}`)
    const first = Number(after?.split('-')[1]) + 1
    return {
      kind: 'page',
      accounts: [listedAccount(id(first)), listedAccount(id(first + 1))],
      next: null,
      askedAfter: 0,
    }
  }

  const fetches = (await pages.take(2, { mayWait: false })).map((fetch) => fetch())
  await new Promise(setImmediate)
  expect(said).toEqual(['asks after account-0', 'asks after account-2', 'keeps account-1'])
  expect(pages.unkept()).toBe(2)
  ends[0]?.()
  await new Promise(setImmediate)
  expect(said.at(-1)).toBe('keeps account-3')
  ends[1]?.()
  await Promise.all(fetches)
  expect(pages.unkept()).toBe(0)
})
