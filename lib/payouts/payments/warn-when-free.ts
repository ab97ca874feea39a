import type { Log } from '../ports/ports'
import { type FeePolicy, isFree } from './money'

/** Warns when payments cost the platform money. */
export function warnWhenFree({ feePolicy, log }: { feePolicy: FeePolicy; log: Pick<Log, 'warn'> }): void {
  if (!isFree(feePolicy)) return
  log.warn('payments have no fee, so the platform pays the provider’s', {
    settings: ['PLATFORM_FEE_PERCENT', 'PLATFORM_FEE_FIXED'],
  })
}
