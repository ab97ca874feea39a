import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { StateEmail } from '@/lib/payouts/emails/post'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayName } from '@/lib/words/name-words'
import { sayAnswer } from '@/lib/words/say-answer'
import { sayDeed } from '@/lib/words/say-deed'
import { sayRequirement } from '@/lib/words/say-requirement'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import type { Asks, Content } from './content'
import { buttonAddress, greet, remindersLine, toCoach, type Ways } from './to-coach'

/** Says what the coach's page says. */
export function stateEmail(email: StateEmail, ways: Ways, speech: Speech): Email {
  const content = toContent(email, ways, speech)
  const day = email.asked.day === null ? '' : speech.coach.moment(email.asked.day)
  const written = toCoach(email, speech.emails(`payouts.subject.${subjectOf(email)}`, { day }), content, ways, speech)
  const token = email.isReminder ? email.reminders?.token : undefined
  return token === undefined ? written : { ...written, stopUrl: ways.stopUrl(token) }
}

function subjectOf({ kind, state, isHeld, isAgain, presentation }: StateEmail) {
  switch (kind) {
    case 'can-be-paid':
      // Payouts are on but payments are refused: "you can be paid" would promise too much.
      if (isHeld) return 'payouts-on'
      return isAgain ? 'again' : kind
    case 'cannot-be-paid':
    case 'payouts-stopped':
      return state === 'ready-transfers-off' ? 'payments-refused' : kind
    case 'closed':
      return state === 'closed' ? 'out-of-reach' : kind
    case 'needs-you':
      return presentation.canBePaid ? 'keep-payouts' : kind
    case 'unfinished':
    case 'due':
    case 'due-tomorrow':
      return kind
    default:
      return kind satisfies never
  }
}

function toContent(email: StateEmail, ways: Ways, speech: Speech): Content {
  const { coach, presentation } = email
  const { supportEmail } = ways
  const { emails: t, common, coach: words } = speech
  // "in 9 days" would be wrong when the email is read later.
  const { badge, headline, why, next, hold } = sayAnswer(email, words, words.moment)
  const changed = sayChange(email, t)
  const isOurs = presentation.action === 'contact'
  return {
    hello: greet(coach, speech),
    badge: hold === null ? { tone: presentation.tone, text: badge } : { tone: 'red', text: hold.badge },
    title: changed ?? headline,
    why: [
      ...(changed === null || isAgainAndNoMore(email) ? [] : [headline]),
      ...(hold === null ? [] : [sayHold(hold)]),
      why,
      ...email.notes.map((note) => words.t(`notes.${note}`)),
      ...(email.isLastReminder ? [t('payouts.last')] : []),
    ],
    asks: toAsks(email, speech),
    next,
    contact: isOurs ? { label: words.t('actions.contact'), address: supportEmail } : null,
    button: { label: buttonLabel(email, speech), url: buttonAddress(coach, ways) },
    end: [...(isOurs ? [] : [common('support', { address: supportEmail })]), sayReason(email, ways, speech)],
    reminders: remindersLine(email.reminders, email.isReminder, ways, speech),
  }
}

/** What has changed, before what is so; null where both are one. */
function sayChange(email: StateEmail, t: Speech['emails']): string | null {
  const subject = subjectOf(email)
  if (subject === 'payouts-stopped') return t('payouts.stopped')
  // Where something is due, the headline says both that and "You can be paid"; the subject says "again".
  return isAgainAndNoMore(email) ? t('payouts.again') : null
}

/** "You can be paid again" says all that "You can be paid" does. */
function isAgainAndNoMore(email: StateEmail): boolean {
  return subjectOf(email) === 'again' && email.asked.count === 0
}

function sayReason({ kind }: StateEmail, { brand }: Ways, { emails: t }: Speech): string {
  const platform = sayName(brand.name)
  if (kind === 'unfinished') return t('payouts.unfinishedReason', { platform })
  const isAsked = kind === 'needs-you' || kind === 'due' || kind === 'due-tomorrow'
  return isAsked ? t('payouts.askedReason', { platform }) : t('payouts.reason', { platform })
}

function sayHold({ title, line, next }: NonNullable<Said['hold']>): string {
  return [title, line, next].filter((sentence) => sentence !== null).join(' ')
}

type Said = ReturnType<typeof sayAnswer>

const mostListed = 5

function toAsks({ requirements }: StateEmail, { emails: t, coach: words }: Speech): Asks | null {
  if (requirements.length === 0) return null
  const others = requirements.length - mostListed
  return {
    title: words.t('missing.title.asked'),
    items: requirements.slice(0, mostListed).map((requirement) => toItem(requirement, words)),
    more: others > 0 ? t('payouts.more', { count: others }) : null,
  }
}

function toItem(requirement: Requirement, words: CoachWords): Asks['items'][number] {
  const { bucket, dueBy } = requirement
  const { label, problem, action } = sayRequirement(requirement, words)
  const facts = dueBy === null ? { asked: 'undated', day: '' } : { asked: 'dated', day: words.moment(dueBy) }
  return { label, when: words.t(`missing.${bucket}`, facts), what: problem === null ? [action] : [problem, action] }
}

/** The page's own button, where the coach must act. */
function buttonLabel({ presentation, asked }: StateEmail, { emails: t, coach }: Speech): string {
  const { whoActs, action } = presentation
  if (whoActs !== 'coach') return t('payouts.open')
  const deed = action === 'answer' ? sayDeed('button', asked, coach) : null
  return deed ?? coach.t(`actions.${action}`, { count: asked.count })
}
