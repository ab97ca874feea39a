import { type Handler, Hono, type Context as Request } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../context'
import { giveAnswers, submit } from '../engine/submit-answers'
import { findLink, type Visit } from '../store/links'
import { testDataFor } from './fields/test-data'
import { answerGone } from './gone-page'
import { pageHeaders } from './page'
import { readAnswers } from './read-answers'
import { reviewPage } from './review-page'
import { beginStay, changeFacts, findStay, isBarred, pathOf, type Stay } from './stay'
import { stepPage } from './step-page'
import { complaints } from './steps'
import { answerTooLarge } from './too-large-page'

/** Hosted onboarding: the first visit uses up the link and continues under its own address. */
export function setupRoutes(context: Context): Hono {
  const routes = new Hono()

  routes.get('/setup/:token', async (c) => {
    const link = await findLink(context.db, 'onboarding', c.req.param('token'))
    if (link === null) return answerGone(c)
    const visit = await beginStay(context, link)
    return c.redirect(visit === null ? (link.refreshUrl ?? '/') : `/setup/visit/${visit}`, 303)
  })

  const inStay = (answer: (c: Request, stay: Stay) => Response | Promise<Response>): Handler => {
    return async (c) => {
      const stay = await findStay(context, c.req.param('visit') ?? '')
      if (stay === null) return answerGone(c)
      return isBarred(stay.account) ? c.redirect(stay.visit.refreshUrl ?? '/', 303) : answer(c, stay)
    }
  }

  routes.get(
    '/setup/visit/:visit',
    inStay((c, stay) => c.redirect(pathOf(stay), 303)),
  )

  routes.get(
    '/setup/visit/:visit/review',
    inStay((c, stay) => {
      if (isOpen(stay)) return c.redirect(pathOf(stay), 303)
      return c.html(reviewPage(stay), 200, headersFor(stay.visit))
    }),
  )

  routes.post(
    '/setup/visit/:visit/review',
    inStay(async (c, stay) => {
      const { then } = await c.req.parseBody()
      if (then !== 'later') {
        if (isOpen(stay)) return c.redirect(pathOf(stay), 303)
        const { clock, checkSeconds } = context
        const now = clock.of(stay.account.platform).now()
        await changeFacts(context, stay.account.id, (facts) => submit(facts, now, checkSeconds))
      }
      return c.redirect(stay.visit.returnUrl ?? '/', 303)
    }),
  )

  routes.get(
    '/setup/visit/:visit/:step',
    inStay((c, stay) => {
      const step = stepNamed(stay, c)
      if (step === undefined) return c.redirect(pathOf(stay), 303)
      const { facts, profile } = stay.account
      const known = { 'person.email': profile.email ?? '', ...facts.given, ...facts.draft }
      const filled = step.fields.map((field) => [field.name, testDataFor(field, facts.country)])
      const values = c.req.query('fill') === undefined ? known : { ...known, ...Object.fromEntries(filled) }
      const told = { found: complaints(stay.account), problems: new Map() }
      return c.html(stepPage({ stay, step, values, ...told }), 200, headersFor(stay.visit))
    }),
  )

  routes.post(
    '/setup/visit/:visit/:step',
    bodyLimit({ maxSize: mostBytes, onError: answerTooLarge }),
    inStay(async (c, stay) => {
      const step = stepNamed(stay, c)
      if (step === undefined) return c.redirect(pathOf(stay), 303)
      const form = await c.req.parseBody()
      const { answers, values, problems } = await readAnswers(step, form)
      if (form.then !== 'later' && problems.size > 0) {
        const page = stepPage({ stay, step, values, found: new Map(), problems })
        return c.html(page, 422, headersFor(stay.visit))
      }
      await changeFacts(context, stay.account.id, (facts) => giveAnswers(facts, withNewCode(facts.given, answers)))
      return c.redirect(form.then === 'later' ? (stay.visit.returnUrl ?? '/') : `/setup/visit/${stay.visit.token}`, 303)
    }),
  )
  return routes
}

/** Room for several 10 MB files, so that each is refused at its own question. */
const mostBytes = 48 * 1024 * 1024

/** A new phone number gets a new code. */
function withNewCode(given: Record<string, string>, answers: Record<string, string>): Record<string, string> {
  const { 'person.phone': number = given['person.phone'] } = answers
  return number === given['person.phone'] ? answers : { ...answers, 'person.phone_code': '' }
}

function isOpen({ steps }: Stay): boolean {
  return steps.some((step) => step.isOpen)
}

function stepNamed({ steps }: Stay, c: Request) {
  return steps.find(({ id }) => id === c.req.param('step'))
}

function headersFor({ returnUrl, refreshUrl }: Visit): Record<string, string> {
  return pageHeaders([returnUrl, refreshUrl])
}
