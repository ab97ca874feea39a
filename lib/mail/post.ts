import type { Post } from '@/lib/payouts/letters/letters'
import { region, speak } from '@/lib/words/speak'
import { codesOf } from './codes-of'
import { payoutsLetter, type Ways } from './letters/payouts'
import type { Mailer } from './mailer'

/** Puts letters about payouts into words, and hands them to the mail server. */
export function createPost(mailer: Mailer, ways: Ways, providerWords: (locale: string) => object): Post {
  return {
    async send(letter) {
      const words = speak(providerWords(region.locale), letter.now)
      await mailer.send(payoutsLetter(letter, ways, words)).catch((error: unknown) => {
        throw new Error(`the mail server did not take letter ${letter.id}: ${JSON.stringify(codesOf(error))}`)
      })
    },
  }
}
