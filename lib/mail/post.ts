import type { PayoutEmail, Post } from '@/lib/payouts/emails/post'
import { knownLocale } from '@/lib/words/locale'
import { region, type Speech, speak } from '@/lib/words/speak'
import { toZone } from '@/lib/words/zone'
import { codesOf, isUnknownAddress } from './codes-of'
import { failedPayoutEmail } from './emails/failed-payout'
import { invitationEmail } from './emails/invitation'
import { stateEmail } from './emails/payouts'
import type { Ways } from './emails/to-coach'
import type { Email, Mailer } from './mailer'

export function createPost(mailer: Mailer, ways: Ways, providerWords: object): Post {
  return {
    async send(email) {
      const language = knownLocale(email.language)
      const words = speak(providerWords, email.now, toZone(email.zone) ?? region.timeZone, language)
      try {
        await mailer.send(writeEmail(email, ways, words))
        return 'sent'
      } catch (error) {
        if (isUnknownAddress(error)) return 'refused'
        throw new Error(`the mail server refused email ${email.id}: ${JSON.stringify(codesOf(error))}`)
      }
    },
  }
}

export function writeEmail(email: PayoutEmail, ways: Ways, speech: Speech): Email {
  if (email.kind === 'payout-failed') return failedPayoutEmail(email, ways, speech)
  return email.kind === 'invitation' ? invitationEmail(email, ways, speech) : stateEmail(email, ways, speech)
}
