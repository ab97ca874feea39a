import { html } from 'hono/html'
import { type Markup, page } from '../hosted/page'

const rooms = [
  ['/', 'Accounts'],
  ['/control/payments', 'Payments'],
  ['/control/books', 'Books'],
  ['/control/events', 'Events'],
  ['/control/requests', 'Requests'],
  ['/control/faults', 'Faults'],
  ['/control/delivery', 'Delivery'],
  ['/control/clock', 'Clock'],
]

export function controlFrame(title: string, at: string, content: Markup, done: string | null = null): Markup {
  return page(
    title,
    html`<nav class="rooms" aria-label="Control">
      ${rooms.map(([address, name]) => html`<a href="${address}"${address === at ? html` aria-current="page"` : ''}>${name}</a>`)}
    </nav>
    <h1>${title}</h1>
    ${done === null ? '' : html`<p class="note" role="status">${done}</p>`}
    ${content}`,
    { wide: true },
  )
}

export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')
}
