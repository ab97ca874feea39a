import { html } from 'hono/html'
import { type Markup, page } from '../page'
import type { DashboardSession } from './dashboard-session'

export function closePage({ account, home }: DashboardSession): Markup {
  return page(
    'Close your account',
    html`<h1>Close your account?</h1>
    <p class="lead">The platform you work with can no longer reach ${account.id}, and no client can pay you through it.
      This cannot be taken back.</p>
    <form method="post">
      <div class="buttons">
        <button class="danger">Close account</button>
        <a class="button second" href="${home}">Keep it</a>
      </div>
    </form>`,
  )
}

export function closedPage(): Markup {
  return page(
    'Account closed',
    html`<h1>Your account is closed</h1>
    <p class="lead">We’ve notified the platform. You can close this page.</p>`,
  )
}

export function leftPage(): Markup {
  return page(
    'Signed out',
    html`<h1>You are signed out</h1>
    <p class="lead">To come back, ask your platform for a new link. You can close this page.</p>`,
  )
}
