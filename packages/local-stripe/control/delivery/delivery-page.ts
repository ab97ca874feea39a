import { html } from 'hono/html'
import type { DeliverySettings } from '../../events/delivery-settings'
import type { Markup } from '../../hosted/page'
import { controlFrame } from '../frame'

/** Each setting by its form field; a part of the settings is `part.field`. */
export const fields: Record<string, string> = {
  'duplicates.share': 'Share delivered more than once (0 to 1)',
  'duplicates.most': 'Extra deliveries of one, at most',
  'reorder.share': 'Share held back, so that later ones overtake (0 to 1)',
  'reorder.most_ms': 'How long at most, in milliseconds',
  'delay.median_ms': 'Half of them take this long, in milliseconds',
  'delay.p99_ms': 'One in a hundred takes as long as this, in milliseconds',
  'burst.least': 'account.updated to one change, at least',
  'burst.most': 'account.updated to one change, at most',
  'live.share': 'Share joined by an event of a live account (0 to 1)',
  'forged.share': 'Share joined by a forged event (0 to 1)',
  back_off_ms: 'Wait after the first failure, in milliseconds',
  seed: 'Seed: the same seed repeats the same choices',
}

export function pageOfDelivery(settings: DeliverySettings, wrong: string | null = null): Markup {
  return controlFrame(
    'Delivery',
    '/control/delivery',
    html`<p role="status">${wrong ?? now(settings)}</p>
    <form method="post" action="/control/delivery/silence" class="buttons">
      <button class="second" name="seconds" value="60">Silence for a minute, deliver afterwards</button>
      <button class="second" name="seconds" value="0">End the silence</button>
    </form>
    <form method="post" action="/control/delivery/lose" class="buttons">
      <button class="second" name="lose" value="yes">Lose new events</button>
      <button class="second" name="lose" value="no">Stop losing events</button>
    </form>
    <form method="post" action="/control/delivery">
      ${Object.entries(fields).map(([name, label]) => field(name, label, settingOf(settings, name)))}
      <p class="buttons"><button>Set</button></p>
    </form>
    <form method="post" action="/control/delivery/reset" class="buttons">
      <button class="second">Reset delivery</button>
    </form>`,
  )
}

function now({ lose, silent_until }: DeliverySettings): string {
  if (lose) return 'New events are never delivered.'
  if (silent_until === null || silent_until <= Date.now()) return 'Events are being delivered.'
  return `Silent until ${new Date(silent_until).toISOString()}; events made until then are delivered afterward.`
}

function field(name: string, label: string, value: string): Markup {
  return html`<p><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" step="any" required value="${value}"></p>`
}

function settingOf(settings: DeliverySettings, name: string): string {
  const values = Object.entries(settings).flatMap(([part, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([inside, each]) => [`${part}.${inside}`, each])
      : [[part, value]],
  )
  return String(Object.fromEntries(values)[name] ?? '')
}
