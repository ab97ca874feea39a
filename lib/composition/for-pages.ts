import 'server-only'
import { beforeShutdown } from '../before-shutdown'
import { SettingsError } from '../env'
import { log } from '../log'
import { type ForPages, wired } from './process-wiring'
import { wire } from './root'

/** On globalThis, because Next bundles instrumentation and routes separately. */
export function forPages(): ForPages {
  if (wired.greenlightForPages === undefined) {
    const { operator, database, verifyWebhook, deliveriesTo, ...rest } = wire()
    const receiveDelivery = deliveriesTo(() => wired.greenlightWork?.kick())
    wired.greenlightForPages = { ...rest, receiveDelivery }
  }
  return wired.greenlightForPages
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
  wired.greenlightWork = work
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
