import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context'
import {
  changeDeliverySettings,
  type DeliverySettings,
  deliverySettingsSchema,
  readDeliverySettings,
  silentFor,
} from '../../events/delivery-settings'
import { pageHeaders } from '../../hosted/page'
import { fields, pageOfDelivery } from './delivery-page'

const place = '/control/delivery'
const secondsSchema = z.coerce.number().int().min(0).max(86_400)

/** The page that makes delivery hostile. The control page around it refuses forms from other sites. */
export function deliveryPageRoutes({ db }: Context): Hono {
  const routes = new Hono()
  routes.get(place, async (c) => c.html(pageOfDelivery(await readDeliverySettings(db, null)), 200, pageHeaders()))
  routes.post(place, async (c) => {
    const parsed = deliverySettingsSchema.partial().safeParse(nested(await c.req.parseBody()))
    if (!parsed.success) {
      const wrong = `Nothing was set. ${z.prettifyError(parsed.error)}`
      return c.html(pageOfDelivery(await readDeliverySettings(db, null), wrong), 400, pageHeaders())
    }
    await changeDeliverySettings(db, parsed.data, null)
    return c.redirect(place, 303)
  })
  routes.post(`${place}/silence`, async (c) => {
    const seconds = secondsSchema.safeParse((await c.req.parseBody()).seconds)
    if (!seconds.success) return c.text('Silence lasts whole seconds, a day at most.', 400)
    await changeDeliverySettings(db, { silent_until: silentFor(seconds.data) }, null)
    return c.redirect(place, 303)
  })
  routes.post(`${place}/lose`, async (c) => {
    await changeDeliverySettings(db, { lose: (await c.req.parseBody()).lose === 'yes' }, null)
    return c.redirect(place, 303)
  })
  routes.post(`${place}/reset`, async (c) => {
    await changeDeliverySettings(db, null, null)
    return c.redirect(place, 303)
  })
  return routes
}

/** Nests a form's fields into delivery settings. Drops empty fields: an empty string is not a number. */
function nested(form: Record<string, unknown>): Partial<Record<keyof DeliverySettings, unknown>> {
  const change: Record<string, unknown> = {}
  for (const name of Object.keys(fields).filter((each) => each in form)) {
    const value = form[name] === '' ? null : Number(form[name])
    const [part = '', inside] = name.split('.')
    const before = change[part]
    change[part] = inside === undefined ? value : { ...(typeof before === 'object' ? before : {}), [inside]: value }
  }
  return change
}
