import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Account } from '../account'
import type { Context } from '../context'
import { newId } from '../identifiers'
import { findAccount } from '../store/accounts'
import { findLink, findVisit, insertVisit, useLink } from '../store/links'
import { goneDoor } from './gone-page'
import { type Markup, page, pageHeaders } from './page'

/** The coach's dashboard behind a login link, which works once. */
export function expressDoor({ db, clock }: Context): Hono {
  const door = new Hono()
  door.get('/express/:token', async (c) => {
    const link = await findLink(db, 'login', c.req.param('token'))
    if (link === null || link.expiresAt <= clock.now()) return goneDoor(c)
    const token = newId('', 32)
    const entered = await db.transaction(async (tx) => {
      if (!(await useLink(tx, link.token))) return false
      await insertVisit(tx, { ...link, token }, clock.now())
      return true
    })
    return entered ? c.redirect(`/express/visit/${token}`, 303) : goneDoor(c)
  })
  door.get('/express/visit/:visit', async (c) => {
    const visit = await findVisit(db, 'login', c.req.param('visit'))
    const account = visit && (await findAccount(db, visit.accountId))
    return account?.access === 'granted' ? c.html(dashboard(account), 200, pageHeaders()) : goneDoor(c)
  })
  return door
}

function dashboard({ id, profile, facts, shown }: Account): Markup {
  const { currently_due, pending_verification } = shown.requirements
  return page(
    'Express dashboard',
    html`<h1>Your account</h1>
    <dl>
      <div><dt>Account</dt><dd>${id}</dd></div>
      <div><dt>Email</dt><dd>${profile.email ?? 'none'}</dd></div>
      <div><dt>Country</dt><dd>${facts.country}</dd></div>
      <div><dt>Payments</dt><dd>${shown.charges_enabled ? 'on' : 'off'}</dd></div>
      <div><dt>Payouts</dt><dd>${shown.payouts_enabled ? 'on' : 'off'}</dd></div>
    </dl>
    ${fieldList('Due', currently_due, 'Nothing is due.')}
    ${fieldList('Being checked', pending_verification, 'Nothing is being checked.')}
    <p class="quiet">To answer what is due, go back to your platform.</p>`,
  )
}

function fieldList(title: string, fields: string[], empty: string): Markup {
  const list = html`<ul>${fields.map((field) => html`<li>${field}</li>`)}</ul>`
  return html`<h2>${title}</h2>${fields.length > 0 ? list : html`<p>${empty}</p>`}`
}
