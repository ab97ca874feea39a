import type { Payout } from '@/lib/payouts/balances/balance'
import type { FailedPayoutEmail } from '@/lib/payouts/emails/post'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayName } from '@/lib/words/name-words'
import { sayFailedPayout } from '@/lib/words/say-payout'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import type { Content } from './content'
import { buttonAddress, greet, toCoach, type Ways } from './to-coach'

/** Says what the coach's page says. */
export function failedPayoutEmail(email: FailedPayoutEmail, ways: Ways, speech: Speech): Email {
  const subject = speech.emails(`payouts.subject.${isDebit(email) ? 'debit' : 'payout'}-failed`)
  return toCoach(email, subject, toContent(email, ways, speech), ways, speech)
}

function isDebit({ failed }: FailedPayoutEmail): boolean {
  return failed.every(({ amount }) => amount < 0)
}

function toContent(email: FailedPayoutEmail, ways: Ways, speech: Speech): Content {
  const { coach, failed } = email
  const { supportEmail, brand } = ways
  const { emails: t, common, coach: words } = speech
  const [title = '', ...lines] = byReason(failed).flatMap((payouts) => sayReason(payouts, words))
  return {
    hello: greet(coach, speech),
    badge: { tone: 'red', text: words.t('money.state.failed') },
    title,
    why: lines.slice(0, -1),
    asks: null,
    next: lines.at(-1) ?? '',
    contact: null,
    button: { label: t(needsBank(failed) ? 'payouts.addBank' : 'payouts.open'), url: buttonAddress(coach, ways) },
    end: [
      common('support', { address: supportEmail }),
      t(`payouts.${isDebit(email) ? 'debit' : 'payout'}Reason`, { platform: sayName(brand.name) }),
    ],
    reminders: null,
  }
}

function byReason(failed: Payout[]): Payout[][] {
  const reasons = [...new Set(failed.map(reasonOf))]
  return reasons.map((reason) => failed.filter((payout) => reasonOf(payout) === reason))
}

/** Each payout, then once why, and what to do about it. */
function sayReason(payouts: Payout[], words: CoachWords): string[] {
  const said = payouts.map((payout) => sayFailedPayout(payout, words))
  return [...said.map(({ title }) => title), ...said.slice(0, 1).flatMap(({ why, next }) => [why, next])]
}

/** Where money was missing or is owed, another bank account helps nobody. */
function needsBank(failed: Payout[]): boolean {
  return failed.some(({ amount, failure }) => amount > 0 && failure !== 'no-money')
}

const reasonOf = ({ amount, failure }: Payout) => `${amount < 0 ? 'debit' : 'payout'} ${failure ?? 'other'}`
