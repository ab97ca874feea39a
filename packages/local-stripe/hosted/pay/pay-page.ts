import { html } from 'hono/html'
import { inMajor } from '../../data/currencies'
import type { IntentBody } from '../../money/bodies'
import { testCards } from '../../money/test-cards'
import { type Markup, page } from '../page'

/** @param wrong why the last card did not pay */
export function payPage(intent: IntentBody, wrong: string | null): Markup {
  const problem = wrong ?? intent.last_payment_error?.message ?? null
  const title = `Pay ${amountOf(intent)}`
  return page(
    problem === null ? title : `Not paid: ${title}`,
    html`<h1>${title}</h1>
    ${intent.description === null ? '' : html`<p class="lead">${intent.description}</p>`}
    ${problem === null ? '' : problemNote(problem)}
    <form method="post">
      <fieldset class="field">
        <legend>Test card</legend>
        ${testCards.map(
          ([name, { label, last4 }], place) => html`<div class="choice">
            <input type="radio" id="${name}" name="card" value="${name}" ${place === 0 ? 'checked' : ''}>
            <label for="${name}">${label} <span class="quiet">ends in ${last4}</span></label>
          </div>`,
        )}
      </fieldset>
      <div class="buttons"><button>${title}</button></div>
    </form>`,
  )
}

/** @param wrong why it could not be completed */
export function authenticatePage(intent: IntentBody, wrong: string | null = null): Markup {
  return page(
    '3-D Secure',
    html`<h1>3-D Secure</h1>
    <p class="lead">Your bank wants to confirm that you’re paying ${amountOf(intent)}.</p>
    ${wrong === null ? '' : problemNote(wrong)}
    <form method="post">
      <div class="buttons">
        <button name="outcome" value="complete">Complete</button>
        <button name="outcome" value="fail" class="second">Fail</button>
      </div>
    </form>`,
  )
}

/** For a client with no return address, or one who comes back. */
export function paidPage(intent: IntentBody): Markup {
  const title = intent.status === 'canceled' ? 'Payment canceled' : 'Payment made'
  return page(
    title,
    html`<h1>${title}</h1>
    <p class="lead">${amountOf(intent)} ${told[intent.status] ?? 'is held'}. You can close this page.</p>`,
  )
}

const told: Partial<Record<IntentBody['status'], string>> = {
  canceled: 'was not taken',
  succeeded: 'was paid',
  processing: 'is on its way',
}

function problemNote(problem: string): Markup {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>This did not work</h2>
    <p>${problem}</p>
  </div>`
}

function amountOf({ amount, currency }: IntentBody): string {
  return inMajor(amount, currency)
}
