import type { ReceiveDelivery } from '../stripe/webhook/receive-delivery'
import { kept } from './kept'

/** undefined until Next's instrumentation has wired it, which the first request makes it do. */
export function findDeliveryReceiver(): ReceiveDelivery | undefined {
  return kept.greenlightForPages?.receiveDelivery
}
