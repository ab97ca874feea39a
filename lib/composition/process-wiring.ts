import type { Work } from '../jobs/work'
import type { ReceiveDelivery } from '../stripe/webhook/receive-delivery'
import type { Wiring } from './root'

export interface ForPages extends Omit<Wiring, 'operator' | 'database' | 'verifyWebhook' | 'deliveriesTo'> {
  receiveDelivery: ReceiveDelivery
}

/** What one process wires once. Next's bundles and the server around Next load this module separately. */
export const wired = globalThis as typeof globalThis & { greenlightForPages?: ForPages; greenlightWork?: Work }
