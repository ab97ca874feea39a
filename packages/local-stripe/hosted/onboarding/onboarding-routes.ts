import { type Handler, Hono, type Context as Request } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../../context'
import { giveAnswers, submit } from '../../engine/submit-answers'
import { findLink, type Visit } from '../../store/links'
import { answerGone, answerTooLarge } from '../error-pages'
import { testDataFor } from '../fields/test-data'
import { pageHeaders } from '../page'
import { readAnswers } from '../read-answers'
import {
  changeFacts,
  findOnboarding,
  isBarred,
  type OnboardingSession,
  pathOf,
  startOnboarding,
} from './onboarding-session'
import { reviewPage } from './review-page'
import { stepPage } from './step-page'
import { requirementErrors } from './steps'

/** Hosted onboarding: the first visit uses up the link and continues under its own address. */
export function onboardingRoutes(context: Context): Hono {
  const routes = new Hono()

  routes.get('/setup/:token', async (c) => {
    const link = await findLink(context.db, 'onboarding', c.req.param('token'))
    if (link === null) return answerGone(c)
    const visit = await startOnboarding(context, link)
    return c.redirect(visit === null ? (link.refreshUrl ?? '/') : `/setup/visit/${visit}`, 303)
  })

  const inSession = (answer: (c: Request, session: OnboardingSession) => Response | Promise<Response>): Handler => {
    return async (c) => {
      const session = await findOnboarding(context, c.req.param('visit') ?? '')
      if (session === null) return answerGone(c)
      return isBarred(session.account) ? c.redirect(session.visit.refreshUrl ?? '/', 303) : answer(c, session)
    }
  }

  routes.get(
    '/setup/visit/:visit',
    inSession((c, session) => c.redirect(pathOf(session), 303)),
  )

  routes.get(
    '/setup/visit/:visit/review',
    inSession((c, session) => {
      if (isOpen(session)) return c.redirect(pathOf(session), 303)
      return c.html(reviewPage(session), 200, headersFor(session.visit))
    }),
  )

  routes.post(
    '/setup/visit/:visit/review',
    inSession(async (c, session) => {
      const { then } = await c.req.parseBody()
      if (then !== 'later') {
        if (isOpen(session)) return c.redirect(pathOf(session), 303)
        const { clock, checkSeconds } = context
        const now = clock.of(session.account.platform).now()
        await changeFacts(context, session.account.id, (facts) => submit(facts, now, checkSeconds))
      }
      return c.redirect(session.visit.returnUrl ?? '/', 303)
    }),
  )

  routes.get(
    '/setup/visit/:visit/:step',
    inSession((c, session) => {
      const step = stepNamed(session, c)
      if (step === undefined) return c.redirect(pathOf(session), 303)
      const { facts, profile } = session.account
      const known = { 'person.email': profile.email ?? '', ...facts.given, ...facts.draft }
      const filled = step.fields.map((field) => [field.name, testDataFor(field, facts.country)])
      const values = c.req.query('fill') === undefined ? known : { ...known, ...Object.fromEntries(filled) }
      const shown = { found: requirementErrors(session.account), problems: new Map() }
      return c.html(stepPage({ session, step, values, ...shown }), 200, headersFor(session.visit))
    }),
  )

  routes.post(
    '/setup/visit/:visit/:step',
    bodyLimit({ maxSize: mostBytes, onError: answerTooLarge }),
    inSession(async (c, session) => {
      const step = stepNamed(session, c)
      if (step === undefined) return c.redirect(pathOf(session), 303)
      const form = await c.req.parseBody()
      const { answers, values, problems } = await readAnswers(step, form)
      if (form.then !== 'later' && problems.size > 0) {
        const page = stepPage({ session, step, values, found: new Map(), problems })
        return c.html(page, 422, headersFor(session.visit))
      }
      await changeFacts(context, session.account.id, (facts) => giveAnswers(facts, withNewCode(facts.given, answers)))
      return c.redirect(
        form.then === 'later' ? (session.visit.returnUrl ?? '/') : `/setup/visit/${session.visit.token}`,
        303,
      )
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

function isOpen({ steps }: OnboardingSession): boolean {
  return steps.some((step) => step.isOpen)
}

function stepNamed({ steps }: OnboardingSession, c: Request) {
  return steps.find(({ id }) => id === c.req.param('step'))
}

function headersFor({ returnUrl, refreshUrl }: Visit): Record<string, string> {
  return pageHeaders([returnUrl, refreshUrl])
}
