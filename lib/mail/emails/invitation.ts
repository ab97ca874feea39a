import type { InvitationEmail } from '@/lib/payouts/emails/post'
import { sayName } from '@/lib/words/name-words'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import type { Content } from './content'
import { buttonAddress, greet, toCoach, type Ways } from './to-coach'

export function invitationEmail(email: InvitationEmail, ways: Ways, speech: Speech): Email {
  const platform = sayName(ways.brand.name)
  const subject = speech.emails('payouts.subject.invitation', { platform })
  return toCoach(email, subject, toContent(email, platform, ways, speech), ways, speech)
}

function toContent({ coach }: InvitationEmail, platform: string, ways: Ways, speech: Speech): Content {
  const { emails: t, common } = speech
  return {
    hello: greet(coach, speech),
    badge: null,
    title: t('invitation.title', { platform }),
    why: [t('invitation.what', { platform }), t('invitation.long'), t('invitation.bankDetails', { platform })],
    asks: null,
    next: t('invitation.next', { address: coach.email }),
    contact: null,
    button: { label: t('invitation.button'), url: buttonAddress(coach, ways) },
    end: [common('support', { address: ways.supportEmail }), t('invitation.reason', { platform })],
    reminders: null,
  }
}
