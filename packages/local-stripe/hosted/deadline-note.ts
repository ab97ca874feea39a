import { html } from 'hono/html'
import type { Account } from '../accounts/account'
import { fieldOfKey } from '../engine/requirement-keys'
import type { Markup } from './page'
import type { Step } from './steps'

const minute = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const

/** The deadline of a step, where Stripe set one. */
export function deadlineNote({ shown }: Account, { fields }: Step): Markup | string {
  const { currently_due, past_due, current_deadline } = shown.requirements
  if (current_deadline === null || !shown.details_submitted) return ''
  const dated = currently_due.filter((key) => !past_due.includes(key)).map(fieldOfKey)
  if (!fields.some(({ name }) => dated.includes(name))) return ''
  const day = new Date(current_deadline * 1000)
  const written = day.toLocaleString('en-GB', { ...minute, timeZone: 'UTC', timeZoneName: 'short' })
  return html`<p class="note">Needed by <time datetime="${day.toISOString()}">${written}</time>. Without it payouts stop then.</p>`
}
