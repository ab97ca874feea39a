import { html } from 'hono/html'
import type { Markup } from '../hosted/page'
import { controlFrame, timeOf } from './frame'

const steps: [seconds: number, label: string][] = [
  [300, '5 minutes'],
  [86_400, '1 day'],
  [7 * 86_400, '7 days'],
  [90 * 86_400, '90 days'],
]

export function clockPageOf(now: number, done: string | null): Markup {
  return controlFrame(
    'Clock',
    '/control/clock',
    html`<p class="lead">It is ${timeOf(now)} here. The clock moves forward only.</p>
    <form method="post" action="/control/clock" class="buttons">
      ${steps.map(([seconds, label]) => html`<button class="second" name="advance" value="${seconds}">Forward ${label}</button>`)}
    </form>`,
    done,
  )
}
