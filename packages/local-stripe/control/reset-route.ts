import { Hono } from 'hono'
import type { Faults } from '../api/faults/faults'
import type { Context } from '../context'
import { changeDeliverySettings } from '../events/delivery-settings'
import { deletePlatform } from '../store/delete-platform'
import { requirePlatformOfKey } from './platform-of-key'

/** Deletes everything of the key's platform and nothing of any other. */
export function resetRoute({ db, clock }: Context, faults: Faults): Hono {
  const route = new Hono()
  route.post('/_control/reset', async (c) => {
    const platform = requirePlatformOfKey(c.req)
    await faults.liftAll(platform)
    await db.transaction(async (tx) => {
      await deletePlatform(tx, platform)
      await changeDeliverySettings(tx, null, platform)
    })
    await clock.forget(platform)
    return c.json({ reset: true })
  })
  return route
}
