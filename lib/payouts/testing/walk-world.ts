import { platform } from '../accounts/testing/example'
import type { Away, Provider } from '../ports/provider'
import type { Page, PageResult, PagesStore, Walked } from '../ports/reconciliation-store'
import { type Walk, walkPage } from '../reconciliation/walk'
import { recordPages, type WalkClock } from './recorded-pages'

/** Two servers that walk one list at a provider where a test decides what happens. */
export interface WalkWorld {
  add(): void
  remove(which: number): void
  /** The answer comes later. */
  take(server: number): Promise<void>
  answer(asked: number, kind: 'told' | 'away'): Promise<void>
  answerTwo(): Promise<void>
  /** A server dies between taking and settling its page. */
  kill(asked: number): void
  pass(seconds: number): Promise<void>
  finish(): Promise<void>
  faults(): string[]
}

type Answer = { kind: 'page'; ids: string[]; next: string | null } | { kind: 'lost-place' } | Away

interface Item {
  id: string
  bornAt: number
}

const pageSize = 2

export function createWalkWorld(walked: Walked, stores: [PagesStore, PagesStore], clock: WalkClock): WalkWorld {
  const items: Item[] = [-2000, -1501, -1100, -700, -501, -400, -100].map((bornAt, n) => ({ id: `item ${n}`, bornAt }))
  const pages = recordPages(clock)
  for (const { id, bornAt } of items) pages.add(id, bornAt)
  let added = items.length
  const asked: { settled: Promise<unknown>; answer(kind: 'told' | 'away'): void }[] = []

  const listed = (page: Page): Answer => {
    const { after } = page
    const { from, before } = pages.stretchOf(page)
    const isInside = ({ bornAt }: Item) => bornAt >= from && bornAt < before
    if (after !== null && !items.some(({ id }) => id === after)) return { kind: 'lost-place' }
    const newestFirst = items.filter(isInside).toSorted((a, b) => b.bornAt - a.bornAt || (a.id < b.id ? 1 : -1))
    const place = newestFirst.findIndex(({ id }) => id === after) + 1
    const ids = newestFirst.slice(place, place + pageSize).map(({ id }) => id)
    return { kind: 'page', ids, next: place + pageSize < newestFirst.length ? (ids.at(-1) ?? null) : null }
  }
  const walkOf = (
    taken: (answer: (kind: 'told' | 'away') => void) => void,
  ): Walk<Extract<Answer, { kind: 'page' }>> => ({
    ...walked,
    awayMessage: 'away',
    ask: (_provider, page) =>
      new Promise((resolve) =>
        taken((kind) => resolve(kind === 'told' ? listed(page) : { kind: 'away', failure: 'busy', cause: null })),
      ),
    async compare(_page, { ids, next }) {
      return pages.resultOf(ids, emptyResult(walked, next))
    },
  })
  const provider = { platform: async () => ({ kind: 'platform', platform }) } as Partial<Provider> as Provider
  const log = { info() {}, warn() {}, error() {} }

  const take = (server: number) =>
    new Promise<void>((waits) => {
      const reconciliation = pages.through(stores[server % 2] as PagesStore)
      const store = { reconciliation, installation: { findDoubt: async () => null } }
      const settled = walkPage(
        { store, providerFor: () => provider, log },
        walkOf((answer) => {
          asked.push({ settled, answer })
          waits()
        }),
      )
      settled.then(
        () => waits(),
        (error) => {
          pages.fault(String(error))
          waits()
        },
      )
    })
  const answerOne = (which: number, kind: 'told' | 'away') => {
    const [one] = asked.length > 0 ? asked.splice(which % asked.length, 1) : []
    one?.answer(kind)
    return one?.settled
  }
  const walkToTheEnd = async () => {
    for (let page = 0; page < 200; page += 1) {
      await take(0)
      if (asked.length === 0) return
      await answerOne(0, 'told')
    }
    pages.fault('a run does not end')
  }

  const world: WalkWorld = {
    add() {
      added += 1
      items.push({ id: `item ${added}`, bornAt: clock.now() })
      pages.add(`item ${added}`, clock.now())
    },
    remove(which) {
      const [gone] = items.splice(which % items.length, 1)
      if (gone !== undefined) pages.remove(gone.id)
    },
    take,
    async answer(which, kind) {
      await answerOne(which, kind)
    },
    async answerTwo() {
      await Promise.all([answerOne(0, 'told'), answerOne(0, 'told')])
    },
    kill(which) {
      if (asked.length > 0) asked.splice(which % asked.length, 1)
    },
    pass: (seconds) => clock.pass(seconds),
    async finish() {
      asked.length = 0
      await clock.pass(61)
      await walkToTheEnd()
      await clock.pass(walked.everySeconds + 1)
      const before = pages.runs()
      await walkToTheEnd()
      if (pages.runs() !== before + 1) pages.fault('a run never ended, or none followed it')
    },
    faults: () => pages.faults(),
  }
  return world
}

function emptyResult({ list }: Walked, next: string | null): PageResult {
  const counts = { next, compared: 0, adopted: 0, reached: null }
  if (list === 'payments') return { ...counts, found: { kind: 'payments', differing: [] } }
  if (list !== 'accounts')
    return { ...counts, found: { kind: 'movements', moved: [], areDisputes: list === 'disputes' } }
  const none = { agreeing: [], differing: [], orphans: [], conflicts: [] }
  return { ...counts, found: { kind: 'accounts', askedAt: new Date(0), ...none } }
}
