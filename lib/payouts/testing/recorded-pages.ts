import type { Page, PageResult, PagesStore } from '../ports/reconciliation-store'

/** Times in seconds; `at` is when a stored date is on this clock. */
export interface WalkClock {
  now(): number
  at(date: Date): number
  pass(seconds: number): Promise<void>
}

interface RecordedRun {
  beganAt: number
  lastSettledAt: number
  windows: Map<number, { after: string | null; busyUntil: number }>
  from: number
  compared: Set<string>
}

interface Stretch {
  from: number
  before: number
}

/** What servers did with the pages of a store, in the order in which they did it. */
export interface RecordedPages {
  through(store: PagesStore): PagesStore
  /** As it was when the page was taken. */
  stretchOf(page: Page): Stretch
  resultOf(ids: string[], result: PageResult): PageResult
  add(id: string, bornAt: number): void
  remove(id: string): void
  runs(): number
  fault(what: string): void
  faults(): string[]
}

export function recordPages(clock: WalkClock): RecordedPages {
  const runs = new Map<string, RecordedRun>()
  const lives = new Map<string, { bornAt: number; from: number; until: number }>()
  const stretches = new WeakMap<Page, Stretch>()
  const stretchOf = (page: Page) => stretches.get(page) ?? everything
  const idsOf = new WeakMap<PageResult, string[]>()
  const found: string[] = []
  let ticks = 0
  const tick = () => {
    ticks += 1
    return ticks
  }

  const windowOf = (page: Page) => {
    const { runId, window } = page
    const { from } = stretchOf(page)
    const run = runs.get(runId) ?? newRun(tick(), from)
    runs.set(runId, run)
    run.from = Math.min(run.from, from)
    const place = run.windows.get(window) ?? { after: null, busyUntil: 0 }
    run.windows.set(window, place)
    return { run, place }
  }
  const noteTaken = (page: Page, before: number) => {
    const { place } = windowOf(page)
    if (place.busyUntil > clock.now()) found.push('a page was taken while another server had it')
    if (page.after !== place.after) found.push(`a window did not continue where it stood: ${page.after}`)
    place.busyUntil = before + 60
  }
  const noteSettled = (page: Page, result: PageResult, wasAt: string | null) => {
    const { run, place } = windowOf(page)
    if (page.after !== wasAt) found.push('a page was settled twice')
    Object.assign(place, { after: result.next ?? done, busyUntil: 0 })
    for (const id of idsOf.get(result) ?? []) run.compared.add(id)
    run.lastSettledAt = tick()
  }

  return {
    through: (store) => ({
      async takePage(platform, walked) {
        const before = clock.now()
        const page = await store.takePage(platform, walked)
        if (page !== null) {
          stretches.set(page, toStretch(page, clock))
          noteTaken(page, before)
        }
        return page
      },
      async settlePage(page, result) {
        const isSettled = await store.settlePage(page, result)
        if (isSettled) noteSettled(page, result, windowOf(page).place.after)
        return isSettled
      },
      async postponePage(page) {
        const { place } = windowOf(page)
        await store.postponePage(page)
        if (place.after === page.after) place.busyUntil = clock.now() + 14
      },
      async restartWindow(page) {
        const { place } = windowOf(page)
        await store.restartWindow(page)
        if (place.after === page.after) Object.assign(place, { after: null, busyUntil: 0 })
      },
    }),
    stretchOf,
    resultOf(ids, result) {
      idsOf.set(result, ids)
      return result
    },
    add: (id, bornAt) => lives.set(id, { bornAt, from: tick(), until: Number.POSITIVE_INFINITY }),
    remove(id) {
      Object.assign(lives.get(id) ?? {}, { until: tick() })
    },
    runs: () => runs.size,
    fault: (what) => found.push(what),
    faults() {
      const missed = [...runs.values()].flatMap(({ beganAt, lastSettledAt, from, compared }) =>
        [...lives]
          .filter(([, life]) => life.from < beganAt && life.until > lastSettledAt && life.bornAt >= from)
          .filter(([id]) => !compared.has(id))
          .map(([id]) => `${id} was there during a whole run, and not compared`),
      )
      const everCompared = new Set([...runs.values()].flatMap(({ compared }) => [...compared]))
      const never = [...lives]
        .filter(([id, { bornAt, until }]) => bornAt >= 0 && until === Number.POSITIVE_INFINITY && !everCompared.has(id))
        .map(([id]) => `${id} was compared in no run`)
      return [...found, ...missed, ...never]
    },
  }
}

const everything: Stretch = { from: Number.NEGATIVE_INFINITY, before: Number.POSITIVE_INFINITY }

function toStretch({ from, before }: Page, { at }: WalkClock): Stretch {
  return {
    from: from === null ? everything.from : at(from),
    before: before === null ? everything.before : at(before),
  }
}

/** No page starts there. */
const done = '(done)'

function newRun(beganAt: number, from: number): RecordedRun {
  return { beganAt, lastSettledAt: beganAt, windows: new Map(), from, compared: new Set() }
}
