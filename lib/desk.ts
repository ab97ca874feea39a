import 'server-only'
import { beforeClosing } from './closing'
import { SettingsError } from './env'
import type { Work } from './jobs/work'
import { log } from './log'
import { type Wiring, wire } from './wiring'

export interface Desk extends Omit<Wiring, 'operator' | 'database'> {
  /** Hints that news may be waiting; safe to lose. */
  kick(): void
}

const kept = globalThis as typeof globalThis & { greenlightDesk?: Desk; greenlightWork?: Work }

/** The one instance pages use. Next bundles instrumentation and routes apart, so it is kept on globalThis. */
export function desk(): Desk {
  if (kept.greenlightDesk === undefined) {
    const { operator, database, ...rest } = wire()
    kept.greenlightDesk = { ...rest, kick: () => kept.greenlightWork?.kick() }
  }
  return kept.greenlightDesk
}

/**
 * Starts this server's share of the background work, unless workers do it. Ends the process when the settings are
 * wrong, because Next would keep a server up that answers 500 to everybody.
 */
export function openDesk(): void {
  const { engine, startWork, startCounting, worksInside } = deskOrExit()
  engine.reportForeignAccounts().catch((error: unknown) => log.warn('could not ask which accounts are ours', { error }))
  engine.reportFee()
  const counting = startCounting()
  beforeClosing(() => counting.stop())
  if (!worksInside) return
  const work = startWork()
  kept.greenlightWork = work
  beforeClosing(() => work.stop())
}

function deskOrExit(): Desk {
  try {
    return desk()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
