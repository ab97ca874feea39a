import 'server-only'
import type { Drain } from './jobs/drain'
import { type Wiring, wire } from './wiring'

export interface Desk extends Wiring {
  /** Hints that news may be waiting; safe to lose. */
  kick(): void
}

const kept = globalThis as typeof globalThis & { greenlightDesk?: Desk; greenlightDrain?: Drain }

/** The one instance pages use. Next bundles instrumentation and routes apart, so it is kept on globalThis. */
export function desk(): Desk {
  kept.greenlightDesk ??= { ...wire(), kick: () => kept.greenlightDrain?.kick() }
  return kept.greenlightDesk
}

/** Starts this server's share of the background work; answers how to end it. */
export function openDesk(): () => Promise<void> {
  const { engine, startDrain } = desk()
  const drain = startDrain()
  kept.greenlightDrain = drain
  void engine.reportForeignAccounts()
  return () => drain.stop()
}
