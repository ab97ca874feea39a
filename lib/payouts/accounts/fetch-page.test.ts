import { expect, test } from 'vitest'
import type { FetchClaim, KeptRead } from '../ports/fetch-store'
import type { ListAnswer, ListedAccount, ListQuery } from '../ports/provider'
import type { Stretch } from '../ports/stretch-store'
import type { AccountId } from '../vocabulary/ids'
import { fetchPage } from './fetch-page'
import { createTurns } from './in-turn'
import { listedAccount } from './testing/example'

const id = (number: number) => `account-${number}` as AccountId
const claim = (number: number): FetchClaim => {
  return { accountId: id(number), generation: 10 + number, cause: 'webhook-event' }
}
const shown = (number: number) => listedAccount(id(number))
const stretch: Stretch = {
  ...{ after: id(0), newest: new Date(-1), oldest: new Date(-3), accounts: 3, waiting: 3, waitsSeconds: 0 },
}

/** @param answers by the account that the page begins after */
function arranged(answers: Record<string, ListAnswer>, unstorable: AccountId[] = []) {
  const asked: ListQuery[] = []
  const kept: [AccountId, number][] = []
  const byThemselves: AccountId[] = []
  const givenBack: AccountId[] = []
  const ports = {
    log: { info() {}, warn() {}, error() {} },
    provider: {
      async list(query: ListQuery) {
        asked.push(query)
        return answers[query.after ?? ''] ?? ({ kind: 'lost-place' } as const)
      },
    },
    store: {
      accounts: {
        async keepSnapshots(reads: KeptRead[]) {
          if (reads.some(({ accountId }) => unstorable.includes(accountId)))
            return { kind: 'away', failure: 'unreadable', cause: null } as const
          for (const { accountId, generation } of reads) kept.push([accountId, generation])
          return reads.map(({ accountId }) => accountId)
        },
        fetchByThemselves: async (ids: AccountId[]) => void byThemselves.push(...ids),
        giveBackClaims: async (ids: AccountId[]) => void givenBack.push(...ids),
      },
    },
    inTurn: createTurns().inTurn,
  }
  const fetch = (...numbers: number[]) => fetchPage(ports, stretch, numbers.map(claim))
  return { asked, kept, byThemselves, givenBack, fetch }
}

const page = (accounts: ListedAccount[], next: AccountId | null = id(9)): ListAnswer => {
  return { kind: 'page', accounts, next, askedAfter: 0 }
}

test('keeps what the page shows of its claims, each under the generation taken before', async () => {
  const { fetch, asked, kept, byThemselves, givenBack } = arranged({ [id(0)]: page([shown(1), shown(2), shown(3)]) })
  expect(await fetch(1, 3)).toBe('settled')
  expect(asked).toEqual([{ from: null, before: null, after: id(0) }])
  expect(kept).toEqual([
    [id(1), 11],
    [id(3), 13],
  ])
  expect([byThemselves, givenBack]).toEqual([[], []])
})

test('fetches by itself what the page should have shown, and goes on below it later', async () => {
  const { fetch, kept, byThemselves, givenBack } = arranged({ [id(0)]: page([shown(1), shown(3)]) })
  await fetch(1, 2, 3, 4, 5)
  expect(kept.map(([accountId]) => accountId)).toEqual([id(1), id(3)])
  expect(byThemselves).toEqual([id(2)])
  expect(givenBack).toEqual([id(4), id(5)])
})

test('fetches all by themselves where the page shows none of them', async () => {
  const { fetch, byThemselves, givenBack } = arranged({ [id(0)]: page([shown(7), shown(8)]) })
  await fetch(1, 2)
  expect(byThemselves).toEqual([id(1), id(2)])
  expect(givenBack).toEqual([])
})

test('fetches by itself what the list’s end did not show', async () => {
  const { fetch, byThemselves, givenBack } = arranged({ [id(0)]: page([shown(1)], null) })
  await fetch(1, 2)
  expect(byThemselves).toEqual([id(2)])
  expect(givenBack).toEqual([])
})

test('keeps no snapshot that was made up for an account nobody can read', async () => {
  const { fetch, kept, byThemselves } = arranged({
    [id(0)]: page([shown(1), { ...shown(2), isReadable: false }, shown(3)]),
  })
  await fetch(1, 2, 3)
  expect(kept.map(([accountId]) => accountId)).toEqual([id(1), id(3)])
  expect(byThemselves).toEqual([id(2)])
})

test('keeps the neighbors of one that cannot be stored', async () => {
  const { fetch, kept, byThemselves } = arranged({ [id(0)]: page([shown(1), shown(2), shown(3)]) }, [id(2)])
  await fetch(1, 2, 3)
  expect(kept.map(([accountId]) => accountId)).toEqual([id(1), id(3)])
  expect(byThemselves).toEqual([id(2)])
})

test('begins after the first where the neighbor has left the list', async () => {
  const { fetch, asked, kept, byThemselves } = arranged({ [id(1)]: page([shown(2)]) })
  await fetch(1, 2)
  expect(asked.map(({ after }) => after)).toEqual([id(0), id(1)])
  expect(kept.map(([accountId]) => accountId)).toEqual([id(2)])
  expect(byThemselves).toEqual([id(1)])
})

test('fetches all by themselves where the first has left the list too', async () => {
  const { fetch, byThemselves } = arranged({})
  expect(await fetch(1, 2)).toBe('settled')
  expect(byThemselves).toEqual([id(1), id(2)])
})

test.for([
  ['away', { kind: 'away', failure: 'provider-error', cause: null }],
  ['unasked', { kind: 'away', failure: 'busy', cause: null, isUnasked: true }],
] as const)('gives all back when the page is %s', async ([end, answer]) => {
  const { fetch, kept, byThemselves, givenBack } = arranged({ [id(0)]: answer })
  expect(await fetch(1, 2)).toBe(end)
  expect(givenBack).toEqual([id(1), id(2)])
  expect([kept, byThemselves]).toEqual([[], []])
})
