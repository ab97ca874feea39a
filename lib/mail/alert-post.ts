import type { AlertPost } from '@/lib/payouts/alerts/alert-post'
import { staffLocale } from '@/lib/words/locale'
import { region, speak } from '@/lib/words/speak'
import { toZone } from '@/lib/words/zone'
import { codesOf, isUnknownAddress } from './codes-of'
import { type AlertWays, alertEmail } from './emails/alert'
import type { Mailer } from './mailer'

export function createAlertPost(mailer: Mailer, ways: AlertWays, providerWords: object): AlertPost {
  return {
    async send(email) {
      const speech = speak(providerWords, email.now, toZone(email.to.zone) ?? region.timeZone, staffLocale)
      try {
        await mailer.send(alertEmail(email, ways, speech))
        return 'sent'
      } catch (error) {
        if (isUnknownAddress(error)) return 'refused'
        throw new Error(`the mail server refused alert ${email.id}: ${JSON.stringify(codesOf(error))}`)
      }
    },
  }
}
