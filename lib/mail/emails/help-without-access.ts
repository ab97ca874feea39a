import type { MessageWithoutAccess } from '@/lib/payouts/help/help'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import { type HelpWays, toHelpEmail } from './help'
import type { Ways } from './to-coach'

/** Says that nobody here is known by this address, so that nobody answers as to a coach. */
export function emailWithoutAccess(message: MessageWithoutAccess, ways: HelpWays, speech: Speech): Email {
  const { id, email, text } = message
  const { emails: t } = speech
  return {
    id,
    to: ways.supportEmail,
    replyTo: email,
    isFromPerson: true,
    ...toHelpEmail(ways.brand, speech, {
      subject: t('help.withoutAccess.subject', { address: email }),
      title: t('help.asks', { name: email }),
      before: [t('help.withoutAccess.who')],
      lines: text.split('\n'),
      facts: [[t('help.email'), email]],
      button: { label: t('alert.open.coaches'), url: ways.coachesUrl },
      end: [t('help.reply', { address: email })],
    }),
  }
}

export function copyWithoutAccess(message: MessageWithoutAccess, ways: Ways, speech: Speech): Email {
  const { id, email, text } = message
  const { emails: t } = speech
  return {
    id: `${id}.copy`,
    to: email,
    replyTo: ways.supportEmail,
    ...toHelpEmail(ways.brand, speech, {
      subject: t('help.copySubject'),
      title: t('help.got'),
      before: [t('help.answer', { address: email })],
      lines: text.split('\n'),
      facts: [],
      button: null,
      end: [
        speech.common('support', { address: ways.supportEmail }),
        t('help.reasonWithoutAccess', { platform: ways.brand.name }),
      ],
    }),
  }
}
