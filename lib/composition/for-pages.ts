import 'server-only'
import { beforeShutdown } from '../before-shutdown'
import { SettingsError } from '../env'
import type { Work } from '../jobs/work'
import { log } from '../log'
import { type Wiring, wire } from './root'

export interface ForPages extends Omit<Wiring, 'operator' | 'database'> {
  kick(): void
}

const kept = globalThis as typeof globalThis & { greenlightForPages?: ForPages; greenlightWork?: Work }

/** Shared on globalThis, because Next bundles instrumentation and routes separately. */
export function forPages(): ForPages {
  if (kept.greenlightForPages === undefined) {
    const { operator, database, ...rest } = wire()
    kept.greenlightForPages = { ...rest, kick: () => kept.greenlightWork?.kick() }
  }
  return kept.greenlightForPages
}

export function openForPages(): void {
  const { engine, startWork, startRefusedCounts, worksInside } = forPagesOrExit()
  engine
    .reportForeignAccounts()
    .catch((error: unknown) => log.warn('could not check which accounts are ours', { error }))
  engine.reportFee()
  const counting = startRefusedCounts()
  beforeShutdown(() => counting.stop())
  if (!worksInside) return
  const work = startWork()
  kept.greenlightWork = work
  beforeShutdown(() => work.stop())
}

function forPagesOrExit(): ForPages {
  try {
    return forPages()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
