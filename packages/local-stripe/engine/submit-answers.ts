import { computeStatus } from './compute-status'
import type { AccountFacts, Check } from './facts'
import { fieldsToVerify, verifiesAtOnce } from './verification/verify'

/**
 * Stores a coach's answers: at once before the first submission, later as a draft until they submit again. An empty
 * answer removes the earlier one.
 */
export function giveAnswers(facts: AccountFacts, answers: Record<string, string>): AccountFacts {
  if (facts.submittedAt !== null) return { ...facts, draft: joinedAnswers(facts.draft, answers) }
  return { ...facts, given: joinedAnswers(facts.given, answers), demands: unanswered(facts, answers) }
}

/**
 * The coach sends their answers in, and what can be checked is checked.
 * @param now unix seconds on the local clock
 * @param seconds how long a check takes
 */
export function submit(facts: AccountFacts, now: number, seconds: number): AccountFacts {
  const isFirst = facts.submittedAt === null
  const answers = isFirst ? facts.given : facts.draft
  const given = { ...facts.given, ...facts.draft }
  const fields = Object.keys(answers).filter((field) => fieldsToVerify.includes(field) || field.startsWith('interv_'))
  const keepsOn = !isFirst && computeStatus(facts, now).payoutsEnabled
  const endsAt = verifiesAtOnce(answers) ? now : now + seconds
  return {
    ...facts,
    given,
    // The bank account counts as new when it is given again, even with the same number.
    refusedBank: answers.external_account ? undefined : facts.refusedBank,
    draft: {},
    demands: unanswered(facts, answers),
    submittedAt: facts.submittedAt ?? now,
    check: fields.length === 0 ? facts.check : joined(facts.check, { endsAt, fields, keepsOn }, now),
  }
}

/** Ends a running check now. */
export function finishCheck(facts: AccountFacts, now: number): AccountFacts {
  const { check } = facts
  return check === null || check.endsAt <= now ? facts : { ...facts, check: { ...check, endsAt: now } }
}

function joinedAnswers(before: Record<string, string>, answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...answers }).filter(([, value]) => value !== ''))
}

/** A product description replaces a website. */
function unanswered({ demands }: AccountFacts, answers: Record<string, string>) {
  const stands = answers['business_profile.product_description'] ? 'business_profile.url' : null
  return demands.filter(({ field }) => !answers[field] && field !== stands)
}

/** A running check also covers the next submission. */
function joined(running: Check | null, next: Check, now: number): Check {
  if (running === null || running.endsAt <= now) return next
  const fields = [...new Set([...running.fields, ...next.fields])]
  return { endsAt: Math.max(running.endsAt, next.endsAt), fields, keepsOn: running.keepsOn }
}
