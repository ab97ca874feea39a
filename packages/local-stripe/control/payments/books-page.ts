import { html } from 'hono/html'
import { inMajor } from '../../data/currencies'
import type { Markup } from '../../hosted/page'
import type { BookSum } from '../../store/balances'
import { controlFrame } from '../frame'

export function booksPageOf(sums: BookSum[]): Markup {
  const books = new Map<string, BookSum[]>()
  for (const sum of sums) {
    const whose = [sum.platform, sum.account, sum.currency].join(' ')
    books.set(whose, [...(books.get(whose) ?? []), sum])
  }
  return controlFrame(
    'Books',
    '/control/books',
    books.size === 0 ? html`<p>None yet.</p>` : html`<ul class="rows">${[...books.values()].map(book)}</ul>`,
  )
}

function book(lines: BookSum[]): Markup {
  const [{ platform, account, currency } = { platform: '', account: null, currency: 'usd' }] = lines
  const balance = lines.reduce((sum, { net }) => sum + net, 0)
  return html`<li>
    <strong>${inMajor(balance, currency)}</strong>
    <span>${account === null ? html`Platform ${platform}` : html`<a href="/control/accounts/${account}">${account}</a>`}</span>
    <span class="quiet">${lines.map(({ type, net, lines: count }) => `${type} ${inMajor(net, currency)} (${count})`).join(', ')}</span>
  </li>`
}
