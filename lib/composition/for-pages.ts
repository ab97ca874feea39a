import 'server-only'
import { beforeShutdown } from '../before-shutdown'
import { SettingsError } from '../env'
import { log } from '../log'
import { type ForPages, kept } from './kept'
import { wire } from './root'

/** On globalThis, because Next bundles instrumentation and routes separately. */
export function forPages(): ForPages {
  if (kept.greenlightForPages === undefined) {
    const { operator, database, verifyWebhook, deliveriesTo, ...rest } = wire()
    const receiveDelivery = deliveriesTo(() => kept.greenlightWork?.kick())
    kept.greenlightForPages = { ...rest, receiveDelivery }
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
