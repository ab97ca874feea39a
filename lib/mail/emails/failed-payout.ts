import type { FailedPayoutEmail } from '@/lib/payouts/emails/post'
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
  const [first, ...others] = failed.map((payout) => sayFailedPayout(payout, words))
  return {
    hello: greet(coach, speech),
    badge: { tone: 'red', text: words.t('money.state.failed') },
    title: first?.title ?? '',
    why: [first?.why ?? '', ...others.flatMap(({ title, why }) => [title, why])],
    asks: null,
    next: first?.next ?? '',
    contact: null,
    button: { label: t('payouts.open'), url: buttonAddress(coach, ways) },
    end: [
      common('support', { address: supportEmail }),
      t(`payouts.${isDebit(email) ? 'debit' : 'payout'}Reason`, { platform: sayName(brand.name) }),
    ],
    reminders: null,
  }
}
