import { openConnection } from '../generator/connection'
import { signDeliveries } from '../generator/deliveries'
import type { Installation, Server } from './installation'
import { openStoredWatch } from './stored-watch'

/** Sends events one at a time, with nothing else waiting. */
export interface OneByOne {
  /** When an event was sent, answered with 2xx, and its account stored. */
  store(accountId: string): Promise<{ sentAt: number; receivedAt: number; storedAt: number }>
  close(): Promise<void>
}

export async function openOneByOne(installation: Installation, { webhook }: Server): Promise<OneByOne> {
  const watch = await openStoredWatch(installation.databaseUrl)
  const connection = await openConnection(webhook.port)
  return {
    async store(accountId) {
      const stored = watch.stored(accountId)
      const [delivery] = signDeliveries(webhook, installation.template, [accountId])
      const sentAt = performance.now()
      const status = await connection.send(delivery as Buffer)
      const receivedAt = performance.now()
      if (status !== 200) throw new Error(`an event was answered ${status}`)
      return { sentAt, receivedAt, storedAt: await stored }
    },
    async close() {
      connection.close()
      await watch.close()
    },
  }
}
