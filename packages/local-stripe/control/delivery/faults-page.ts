import { html } from 'hono/html'
import type { ArrangedFault } from '../../api/faults/faults'
import type { Markup } from '../../hosted/page'
import { controlFrame } from '../frame'

const kinds = {
  '500': 'Answer 500',
  '429': 'Answer 429',
  timeout: 'Never answer',
  cut: 'Cut the connection',
  latency: 'Answer late (heavy-tailed)',
  rate: 'Refuse above a rate',
}

export function faultsPageOf(faults: ArrangedFault[], done: string | null): Markup {
  return controlFrame(
    'Faults',
    '/control/faults',
    html`<p class="lead">Faults for upcoming requests.</p>
    ${faults.length === 0 ? html`<p>Nothing is.</p>` : list(faults)}
    <h2>Arrange one</h2>
    <form method="post" action="/control/faults" class="narrow-form">
      <div class="field"><label for="kind">What happens</label>
        <select id="kind" name="kind">${Object.entries(kinds).map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select></div>
      <div class="field"><label for="method">Method</label>
        <select id="method" name="method">${['*', 'GET', 'POST', 'DELETE'].map((name) => html`<option>${name}</option>`)}</select></div>
      ${field('path', 'Path, with * for a part', '/v1/accounts/*')}
      ${field('times', 'How many requests (empty: until lifted)', '1')}
      ${field('share', 'Of the requests, from 0 to 1', '1')}
      ${field('median_ms', 'Late: half within so many milliseconds', '200')}
      ${field('p99_ms', 'Late: 99 in 100 within so many milliseconds', '2000')}
      ${field('per_second', 'Rate: requests a second', '25')}
      <div class="buttons"><button>Arrange</button></div>
    </form>`,
    done,
  )
}

function list(faults: ArrangedFault[]): Markup {
  return html`<ul class="rows">${faults.map(
    ({ id, method, path, effect, times }) => html`<li>
      <strong>${method} ${path}</strong>
      <span>${effect.kind}${effect.kind === 'status' ? ` ${effect.status}` : ''}, share ${effect.share},
        ${times === null ? 'until lifted' : `${times} more`}</span>
      <form method="post" action="/control/faults/${id}/lift"><button class="second small" aria-label="Lift fault ${id}">Lift</button></form>
    </li>`,
  )}</ul>
  <form method="post" action="/control/faults/lift" class="buttons"><button class="second">Lift all</button></form>`
}

function field(name: string, label: string, value: string): Markup {
  return html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}"></div>`
}
