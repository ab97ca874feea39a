import type { Found, Page, PagesStore, Period, Walked } from '../ports/reconciliation-store'
import type { ProviderList } from '../vocabulary/provider-list'

export interface Run {
  id: string
  list: ProviderList
  beganAt: number
  isOver: boolean
  windows: Window[]
}

interface Window {
  from: Date | null
  before: Date | null
  after: string | null
  leaseUntil: number
  isDone: boolean
}

interface Hooks {
  /** Where one window of accounts ends and the next starts; none: there is one. */
  borders?: Date[]
  keepFound?(run: Run, found: Found): void
  end?(run: Run): void
}

const leaseSeconds = 60

/** The real store's rules for pages, without doubts, on a clock of seconds moved by hand. */
export function createPages(now: () => number, { borders = [], keepFound, end }: Hooks = {}): PagesStore {
  const runs: Run[] = []
  const windowOf = ({ runId, window, after }: Page): Window | null => {
    const found = runs.find(({ id }) => id === runId)?.windows[window]
    return found === undefined || found.isDone || found.after !== after ? null : found
  }
  const begin = ({ list, everySeconds, period }: Walked) => {
    const last = runs.findLast((run) => run.list === list)
    if (last !== undefined && (!last.isOver || now() - last.beganAt < everySeconds)) return
    const free = { after: null, leaseUntil: 0, isDone: false }
    const windows = stretches(period, borders, now(), last?.beganAt ?? now()).map((each) => ({ ...each, ...free }))
    runs.push({ id: `run ${runs.length + 1}`, list, beganAt: now(), isOver: false, windows })
  }

  return {
    async takePage(platform, walked) {
      begin(walked)
      const run = runs.find(({ list, isOver }) => list === walked.list && !isOver)
      const free = run?.windows.findIndex(({ isDone, leaseUntil }) => !isDone && leaseUntil <= now()) ?? -1
      const window = run?.windows[free]
      if (run === undefined || window === undefined) return null
      window.leaseUntil = now() + leaseSeconds
      const { from, before, after } = window
      const takenAt = new Date(now() * 1000)
      return { runId: run.id, window: free, list: run.list, platform, takenAt, from, before, after }
    },

    async settlePage(page, { next, found }) {
      const window = windowOf(page)
      const run = runs.find(({ id }) => id === page.runId)
      if (window === null || run === undefined) return false
      Object.assign(window, { after: next, isDone: next === null, leaseUntil: 0 })
      keepFound?.(run, found)
      if (!run.windows.every(({ isDone }) => isDone)) return true
      run.isOver = true
      end?.(run)
      return true
    },

    async postponePage(page) {
      const window = windowOf(page)
      if (window !== null) window.leaseUntil = now() + 15
    },

    async restartWindow(page) {
      const window = windowOf(page)
      if (window !== null) Object.assign(window, { after: null, leaseUntil: 0 })
    },
  }
}

function stretches(period: Period, borders: Date[], now: number, last: number): Pick<Window, 'from' | 'before'>[] {
  const at = (seconds: number) => new Date(seconds * 1000)
  switch (period.kind) {
    case 'all':
      return [null, ...borders].map((from, place) => ({ from, before: borders[place] ?? null }))
    case 'days':
      return [{ from: at(now - period.days * 86_400), before: null }]
    case 'since-last':
      return [{ from: at(last - period.overlapSeconds), before: null }]
    default:
      return period satisfies never
  }
}
