import { html } from 'hono/html'
import type { LoggedRequest } from '../../api/request-log'
import type { Markup } from '../../hosted/page'
import { timeOf } from '../frame'

export function requestList(requests: LoggedRequest[]): Markup {
  if (requests.length === 0) return html`<p>None yet.</p>`
  return html`<ul class="rows">${requests.map(
    ({ id, at, method, path, body, headers, status, duration }) => html`<li>
      <strong>${method} ${path}</strong>
      <span>${status ?? 'no answer'}${duration === null ? '' : `, ${duration} ms`}</span>
      <span class="quiet">${timeOf(at)}, ${id}</span>
      <details><summary>What was sent in ${id}</summary>
        <dl>${Object.entries(headers).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
        <p>${body === '' ? 'No parameters.' : body}</p>
      </details>
    </li>`,
  )}</ul>`
}
