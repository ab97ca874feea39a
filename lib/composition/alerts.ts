import { createAlertWebhook } from '../alert-webhook/alert-webhook'
import type { Env } from '../env'
import { createAlertPost } from '../mail/alert-post'
import type { Mailer } from '../mail/mailer'
import { type AlertPorts, type Alerts, createAlerts } from '../payouts/alerts/alerts'
import type { AlertPlace } from '../payouts/alerts/place'
import type { Brand } from '../settings/brand/brand'
import { timings } from './timings'

interface Parts {
  settings: Env
  ports: Omit<AlertPorts, 'alertPost' | 'alertWebhook' | 'emailWaitSeconds'>
  mailer: Mailer
  brand: Brand
  linkTo(path: string, address: string): string
  providerWords: object
}

export function wireAlerts({ settings, ports, mailer, brand, linkTo, providerWords }: Parts): Alerts {
  const ways = {
    placeUrl: (place: AlertPlace | { page: 'settings' }, address: string) => linkTo(toPath(place), address),
    supportEmail: settings.SUPPORT_EMAIL,
    brand,
  }
  return createAlerts({
    ...ports,
    alertPost: createAlertPost(mailer, ways, providerWords),
    alertWebhook: wireWebhook(settings, providerWords),
    emailWaitSeconds: settings.EMAIL_WAIT_MINUTES * 60,
  })
}

/** Where alerts are sent besides; null: nowhere. */
export function alertHost({ ALERT_WEBHOOK_URL: url }: Pick<Env, 'ALERT_WEBHOOK_URL'>): string | null {
  return url === undefined ? null : new URL(url).host
}

function wireWebhook({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret, APP_URL }: Env, providerWords: object) {
  if (url === undefined || secret === undefined) return null
  return createAlertWebhook({
    url,
    secret,
    placeUrl: (place) => new URL(toPath(place), APP_URL).href,
    providerWords,
    deadlineMilliseconds: timings.alerts.webhookMilliseconds,
  })
}

function toPath(place: AlertPlace | { page: 'settings' }): string {
  switch (place.page) {
    case 'coach':
      return `/admin/coaches/${encodeURIComponent(place.id)}`
    case 'payment':
      return `/admin/payments/${encodeURIComponent(place.reference)}`
    case 'disputes':
      return '/admin/payments?state=to-answer'
    default:
      return `/admin/${place.page}`
  }
}
