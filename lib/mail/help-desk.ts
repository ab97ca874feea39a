import type { HelpDelivery, HelpDesk, HelpRequest } from '@/lib/payouts/help/help'
import { knownLocale, type Locale, staffLocale } from '@/lib/words/locale'
import { region, type Speech, speak } from '@/lib/words/speak'
import { codesOf } from './codes-of'
import { copyForCoach, emailToSupport, type HelpWays } from './emails/help'
import { copyWithoutAccess, emailWithoutAccess } from './emails/help-without-access'
import type { Email, Mailer } from './mailer'

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
    send: (message) =>
      deliver(message, {
        toSupport: (speech) => emailToSupport(message, ways, speech),
        copy: (speech) => copyForCoach(message, ways, speech),
      }),
    sendWithoutAccess: (message) =>
      deliver(message, {
        toSupport: (speech) => emailWithoutAccess(message, ways, speech),
        copy: (speech) => copyWithoutAccess(message, ways, speech),
      }),
  }

  async function deliver({ language }: HelpRequest, { toSupport, copy }: Emails): Promise<HelpDelivery> {
    const speakIn = (locale: Locale) => speak(providerWords, new Date(), region.timeZone, locale)
    const sent = await isDone(mailer.send(toSupport(speakIn(staffLocale))), 'a request for help was not sent')
    if (!sent) return 'not-sent'
    const ofPerson = speakIn(knownLocale(language))
    const copied = await isDone(mailer.send(copy(ofPerson)), 'a copy of a request for help was not sent')
    return copied ? 'sent' : 'sent-without-copy'
  }
}

interface Emails {
  toSupport(speech: Speech): Email
  copy(speech: Speech): Email
}
