import 'server-only'
import { SettingsError } from './env'
import type { Drain } from './jobs/drain'
import { log } from './log'
import { type Wiring, wire } from './wiring'

export interface Desk extends Omit<Wiring, 'operator' | 'database'> {
  /** Hints that news may be waiting; safe to lose. */
  kick(): void
}

const kept = globalThis as typeof globalThis & { greenlightDesk?: Desk; greenlightDrain?: Drain }

/** The one instance pages use. Next bundles instrumentation and routes apart, so it is kept on globalThis. */
export function desk(): Desk {
  if (kept.greenlightDesk === undefined) {
    const { operator, database, ...rest } = wire()
    kept.greenlightDesk = { ...rest, kick: () => kept.greenlightDrain?.kick() }
  }
  return kept.greenlightDesk
}

/**
 * Starts this server's share of the background work, and ends it when the server is told to end. Ends the process when
 * the settings are wrong, because Next would keep a server up that answers 500 to everybody.
 */
export function openDesk(): void {
  const { engine, startDrain, startSweeps } = deskOrExit()
  const drain = startDrain()
  const work = [drain, ...startSweeps()]
  kept.greenlightDrain = drain
  engine.reportForeignAccounts().catch((error: unknown) => log.warn('could not ask which accounts are ours', { error }))
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      for (const each of work) void each.stop()
    })
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
