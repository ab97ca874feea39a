import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import type { Markup } from '../../hosted/page'
import type { Theme } from './action-table'
import { actions } from './actions'

const themes: Theme[] = ['Questions', 'Checks', 'Decisions', 'Money', 'Access']

/** A button for each action, by theme. Actions read the options typed below them. */
export function actionButtons({ id, access }: Account): Markup {
  if (access === 'closed') return html`<p>Nothing can be done to a closed account.</p>`
  return html`<form method="post" action="/control/accounts/${id}">
    ${themes.map(
      (theme) => html`<fieldset class="acts"><legend>${theme}</legend>
        <div class="buttons">${Object.entries(actions)
          .filter(([name, action]) => action.theme === theme && name !== (access === 'granted' ? 'grant' : 'withdraw'))
          .map(
            ([name, { label }]) =>
              html`<button class="second${name === 'close' || name === 'reject' ? ' danger' : ''}" name="act" value="${name}">${label}</button>`,
          )}</div>
      </fieldset>`,
    )}
    <details>
      <summary>More options: fields, days, reason, bank account</summary>
      ${option('fields', 'Fields, separated by commas', 'individual.verification.document')}
      ${option('days', 'Days to answer', '7')}
      ${option('after_days', 'Days until it is asked', '10')}
      ${option('description', 'What a risk intervention is about', 'identity_verification')}
      ${option('code', 'Error of a failed check', 'verification_document_not_readable')}
      ${option('reason', 'Reason of a rejection', 'rejected.other')}
      ${option('currency', 'Currency of a bank account', 'eur')}
      ${option('number', 'Number of a bank account', 'DE89370400440532013000')}
    </details>
  </form>`
}

function option(name: string, label: string, example: string): Markup {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">Such as ${example}</p>
    <input id="${name}" name="${name}" aria-describedby="${name}-hint">
  </div>`
}
