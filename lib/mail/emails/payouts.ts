import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { PayoutEmail } from '@/lib/payouts/emails/emails'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayAnswer } from '@/lib/words/say-answer'
import { sayRequirement } from '@/lib/words/say-requirement'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import { type Asks, type Content, inHtml, inText } from './content'

export interface Ways {
  /** The coach's own page. Provider links admit anyone who has them, so we never mail one. */
  statusUrl: string
  supportEmail: string
}

/** Says what the coach's page says. */
export function payoutsEmail(email: PayoutEmail, ways: Ways, speech: Speech): Email {
  const subject = speech.emails(`payouts.subject.${subjectOf(email)}`)
  const content = toContent(email, ways, speech)
  return {
    id: email.id,
    to: email.coach.email,
    replyTo: ways.supportEmail,
    subject,
    text: inText(content),
    html: inHtml(speech.language, subject, content),
  }
}

function subjectOf({ kind, state, isHeld }: PayoutEmail) {
  // Payouts are on but payments are refused: "you can be paid" would promise too much.
  if (kind === 'can-be-paid') return isHeld ? 'payouts-on' : kind
  return state === 'ready-transfers-off' ? 'payments-refused' : kind
}

function toContent(email: PayoutEmail, { statusUrl, supportEmail }: Ways, speech: Speech): Content {
  const { coach, presentation } = email
  const { emails: t, common, coach: words } = speech
  // "in 9 days" would be wrong when the email is read later.
  const { badge, headline, why, next, hold } = sayAnswer(email, words, words.moment)
  const hasStopped = subjectOf(email) === 'payouts-stopped'
  const isOurs = presentation.action === 'contact'
  return {
    hello: coach.name === null ? t('payouts.hello') : t('payouts.helloName', { name: coach.name }),
    badge: hold === null ? { tone: presentation.tone, text: badge } : { tone: 'red', text: hold.badge },
    title: hasStopped ? t('payouts.stopped') : headline,
    why: [
      ...(hasStopped ? [headline] : []),
      ...(hold === null ? [] : [sayHold(hold)]),
      why,
      ...email.notes.map((note) => words.t(`notes.${note}`)),
    ],
    asks: toAsks(email, speech),
    next,
    contact: isOurs ? { label: words.t('actions.contact'), address: supportEmail } : null,
    button: { label: buttonLabel(email, speech), url: statusUrl },
    end: [...(isOurs ? [] : [common('support', { address: supportEmail })]), t('payouts.reason')],
  }
}

function sayHold({ title, line, next }: NonNullable<Said['hold']>): string {
  return [title, line, next].filter((sentence) => sentence !== null).join(' ')
}

type Said = ReturnType<typeof sayAnswer>

const mostListed = 5

function toAsks({ requirements }: PayoutEmail, { emails: t, coach: words }: Speech): Asks | null {
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
function buttonLabel({ presentation: { whoActs, action } }: PayoutEmail, { emails: t, coach }: Speech): string {
  return whoActs === 'coach' ? coach.t(`actions.${action}`) : t('payouts.open')
}
