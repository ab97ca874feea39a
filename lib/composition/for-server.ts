import type { ReceiveDelivery } from '../stripe/webhook/receive-delivery'
import { wired } from './process-wiring'

export type { ReceiveDelivery }

/** undefined until Next's instrumentation has wired it, which the first request makes it do. */
export function findDeliveryReceiver(): ReceiveDelivery | undefined {
  return wired.greenlightForPages?.receiveDelivery
}
