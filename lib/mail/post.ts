import type { Post } from '@/lib/payouts/emails/emails'
import { fallbackLocale, type Locale } from '@/lib/payouts/vocabulary/locale'
import { region, speak } from '@/lib/words/speak'
import { toZone } from '@/lib/words/zone'
import { codesOf } from './codes-of'
import { payoutsEmail, type Ways } from './emails/payouts'
import type { Mailer } from './mailer'

export function createPost(mailer: Mailer, ways: Ways, providerWords: (locale: Locale) => object): Post {
  return {
    async send(email) {
      const words = speak(providerWords(fallbackLocale), email.now, toZone(email.zone) ?? region.timeZone)
      await mailer.send(payoutsEmail(email, ways, words)).catch((error: unknown) => {
        throw new Error(`the mail server refused email ${email.id}: ${JSON.stringify(codesOf(error))}`)
      })
    },
  }
}
