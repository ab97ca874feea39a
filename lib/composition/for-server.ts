import type { DeliveryAnswer, ReceiveDelivery } from '../stripe/webhook/receive-delivery'
import { kept } from './kept'

export type { DeliveryAnswer, ReceiveDelivery }

/** undefined until Next's instrumentation has wired it, which the first request makes it do. */
export function findDeliveryReceiver(): ReceiveDelivery | undefined {
  return kept.greenlightForPages?.receiveDelivery
}
