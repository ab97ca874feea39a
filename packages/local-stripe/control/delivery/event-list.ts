import { html } from 'hono/html'
import type { Markup } from '../../hosted/page'
import { timeOf } from '../frame'
import type { EventShown } from './recent-events'

/** Events with each delivery attempt. Resend leads back to `back`. */
export function eventList(events: EventShown[], back: string): Markup {
  if (events.length === 0) return html`<p>None yet.</p>`
  return html`<ul class="rows">${events.map(
    ({ id, type, account, created, deliveries }) => html`<li>
      <strong>${type}</strong>
      <span class="quiet">${timeOf(created)}, ${id}${
        account === null ? '' : html`, <a href="/control/accounts/${account}">${account}</a>`
      }</span>
      ${deliveries.length === 0 ? html`<span>No endpoint subscribes to it.</span>` : deliveries.map(deliveryLine)}
      <form method="post" action="/control/events/${id}/resend">
        <input type="hidden" name="back" value="${back}">
        <button class="second small" aria-label="Resend ${type} ${id}">Resend</button>
      </form>
    </li>`,
  )}</ul>`
}

function deliveryLine({ endpoint, settled, attempts }: EventShown['deliveries'][number]): Markup {
  const answers = attempts.map(({ at, status, error }) => `${at.slice(11, 19)} ${status ?? error}`)
  return html`<span>To ${endpoint}: ${answers.join(', then ') || 'on its way'}${settled ? '' : ', still trying'}</span>`
}
