import { Hono, type Context as Request } from 'hono'
import type { Account } from '../account'
import { changeAccount } from '../change-account'
import type { Context } from '../context'
import { giveAnswers, submit } from '../engine/answer'
import { testAnswers } from '../engine/test-answers'
import { newId } from '../identifiers'
import { findAccount } from '../store/accounts'
import { findLink, findVisit, insertVisit, type Link, useLink, type Visit } from '../store/links'
import { adoptOverrides } from './adopt-overrides'
import { fieldFor } from './field'
import { goneDoor } from './gone-page'
import { pageHeaders } from './page'
import { readAnswers } from './read-answers'
import { reviewPage, stepPage } from './step-page'
import { complaints, inOrder, type Step, stepsToDo } from './steps'

/** Hosted onboarding: a link is used up at its first visit, and the stay goes on under an address of its own. */
export function setupDoor(context: Context): Hono {
  const door = new Hono()

  door.get('/setup/:token', async (c) => {
    const link = await findLink(context.db, 'onboarding', c.req.param('token'))
    if (link === null) return goneDoor(c)
    const visit = await enter(context, link)
    return c.redirect(visit === null ? (link.refreshUrl ?? '/') : `/setup/visit/${visit}`, 303)
  })

  door.get('/setup/visit/:visit', async (c) => {
    const stay = await findStay(context, c.req.param('visit'))
    return stay === null ? goneDoor(c) : onward(c, stay)
  })

  door.get('/setup/visit/:visit/review', async (c) => {
    const stay = await findStay(context, c.req.param('visit'))
    if (stay === null) return goneDoor(c)
    const { account, visit, steps } = stay
    if (isBarred(account) || steps.length > 0) return onward(c, stay)
    const { given, draft, submittedAt } = account.facts
    const answers = inOrder(submittedAt === null ? given : draft)
    const labelled = answers.map(([field, value]): [string, string] => [
      labelOf(account, field),
      shownValue(account, field, value),
    ])
    return c.html(reviewPage(labelled, account.shown.details_submitted), 200, headersFor(visit))
  })

  door.post('/setup/visit/:visit/review', async (c) => {
    const stay = await findStay(context, c.req.param('visit'))
    if (stay === null) return goneDoor(c)
    const { account, visit, steps } = stay
    const { then } = await c.req.parseBody()
    if (then === 'later') return c.redirect(visit.returnUrl ?? '/', 303)
    if (isBarred(account) || steps.length > 0) return onward(c, stay)
    const { clock, checkSeconds } = context
    await change(context, account.id, (facts) => submit(facts, clock.now(), checkSeconds))
    return c.redirect(visit.returnUrl ?? '/', 303)
  })

  door.get('/setup/visit/:visit/:step', async (c) => {
    const stay = await findStay(context, c.req.param('visit'))
    if (stay === null) return goneDoor(c)
    const step = stepNamed(stay, c.req.param('step'))
    if (step === undefined) return onward(c, stay)
    const { facts } = stay.account
    const known = { 'person.email': stay.account.profile.email ?? '', ...facts.given, ...facts.draft }
    const filled =
      c.req.query('fill') === undefined ? {} : { ...testAnswers(facts.country), 'person.phone_code': '000000' }
    return show(c, stay, step, { ...known, ...filled }, complaints(stay.account))
  })

  door.post('/setup/visit/:visit/:step', async (c) => {
    const stay = await findStay(context, c.req.param('visit'))
    if (stay === null) return goneDoor(c)
    const step = stepNamed(stay, c.req.param('step'))
    if (step === undefined) return onward(c, stay)
    const form = await c.req.parseBody()
    const { answers, values, problems } = readAnswers(step, form)
    if (form.then !== 'later' && problems.size > 0) return show(c, stay, step, values, problems, 422)
    if (Object.keys(answers).length > 0) await change(context, stay.account.id, (facts) => giveAnswers(facts, answers))
    if (form.then === 'later') return c.redirect(stay.visit.returnUrl ?? '/', 303)
    return c.redirect(`/setup/visit/${stay.visit.token}`, 303)
  })
  return door
}

interface Stay {
  visit: Visit
  account: Account
  steps: Step[]
}

/** Null when the link is expired or used, or its account may not come in. */
async function enter({ db, clock }: Context, link: Link): Promise<string | null> {
  return db.transaction(async (tx) => {
    const account = await findAccount(tx, link.accountId)
    if (!(await useLink(tx, link.token)) || link.expiresAt <= clock.now()) return null
    if (account === null || isBarred(account)) return null
    const token = newId('', 32)
    await insertVisit(tx, { ...link, token }, clock.now())
    return token
  })
}

async function findStay({ db }: Context, token: string): Promise<Stay | null> {
  const visit = await findVisit(db, 'onboarding', token)
  const account = visit && (await findAccount(db, visit.accountId))
  return visit && account && { visit, account, steps: stepsToDo(account, visit.asksForAll) }
}

/** Stripe sends the coach of a rejected, withdrawn or closed account back to the platform. */
function isBarred({ access, shown }: Account): boolean {
  return access !== 'granted' || (shown.requirements.disabled_reason ?? '').startsWith('rejected.')
}

function onward(c: Request, { visit, account, steps }: Stay): Response {
  if (isBarred(account)) return c.redirect(visit.refreshUrl ?? '/', 303)
  return c.redirect(`/setup/visit/${visit.token}/${steps[0]?.id ?? 'review'}`, 303)
}

function stepNamed({ account, steps }: Stay, id: string): Step | undefined {
  return isBarred(account) ? undefined : steps.find((step) => step.id === id)
}

function show(
  c: Request,
  { visit, steps }: Stay,
  step: Step,
  values: Record<string, string>,
  problems: Map<string, string>,
  status: 200 | 422 = 200,
) {
  const left = steps.length - steps.indexOf(step)
  return c.html(stepPage({ step, left, values, problems }), status, headersFor(visit))
}

async function change(
  context: Context,
  id: string,
  answer: (facts: Account['facts']) => Account['facts'],
): Promise<void> {
  await context.db.transaction((tx) =>
    changeAccount(context, tx, id, (account) => {
      const adopted = adoptOverrides(account, context.clock.now())
      return { ...adopted, facts: answer(adopted.facts) }
    }),
  )
}

function headersFor({ returnUrl, refreshUrl }: Visit): Record<string, string> {
  return pageHeaders([returnUrl, refreshUrl])
}

function labelOf({ facts }: Account, field: string): string {
  return fieldFor(field, facts.country).label
}

function shownValue({ facts }: Account, field: string, value: string): string {
  return fieldFor(field, facts.country).choices?.find(([choice]) => choice === value)?.[1] ?? value
}
