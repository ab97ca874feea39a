import type { HelpDesk } from '@/lib/payouts/help/help'
import { fallbackLocale, isLocale, type Locale, staffLocale } from '@/lib/words/locale'
import { region, speak } from '@/lib/words/speak'
import { codesOf } from './codes-of'
import { copyForCoach, emailToSupport, type HelpWays } from './emails/help'
import type { Mailer } from './mailer'

interface Log {
  error(message: string, facts: Record<string, unknown>): void
}

/** Somebody waits, so nothing is tried again: the page says how it ended. */
export function createHelpDesk(mailer: Mailer, ways: HelpWays, providerWords: object, log: Log): HelpDesk {
  const isDone = (work: Promise<void>, fault: string) =>
    work.then(
      () => true,
      (error: unknown) => {
        log.error(fault, codesOf(error))
        return false
      },
    )

  return {
    isOpen: () => isDone(mailer.greet(), 'the mail server did not answer'),
    async send(message) {
      const speakIn = (language: Locale) => speak(providerWords, new Date(), region.timeZone, language)
      const sent = await isDone(
        mailer.send(emailToSupport(message, ways, speakIn(staffLocale))),
        'a request for help was not sent',
      )
      if (!sent) return 'not-sent'
      const ofCoach = speakIn(isLocale(message.language) ? message.language : fallbackLocale)
      const copied = await isDone(mailer.send(copyForCoach(message, ways, ofCoach)), 'a copy for a coach was not sent')
      return copied ? 'sent' : 'sent-without-copy'
    },
  }
}
