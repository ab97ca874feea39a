import type { Locale } from '@/lib/payouts/vocabulary/locale'
import type { Email } from '../mailer'
import { aside, button, escaped, onPage, paragraph } from './frame'

export interface SignInEmailWords {
  language: Locale
  subject: string
  greeting: string
  button: string
  lifetime: string
  /** Introduces the code. */
  code: string
  notYou: string
}

/** One link, and its code for browsers without scripts, which cannot read the link's fragment. */
export function signInEmail(
  to: string,
  { link, code }: { link: string; code: string },
  words: SignInEmailWords,
): Email {
  const { subject, greeting, lifetime, notYou } = words
  return {
    to,
    subject,
    text: `${greeting}\n\n${words.button}:\n${link}\n\n${lifetime}\n${notYou}\n\n${words.code} ${code}\n`,
    html: onPage(words.language, subject, [
      paragraph(escaped(greeting)),
      button(escaped(words.button), link),
      aside(escaped(lifetime)),
      aside(escaped(notYou)),
      aside(`${escaped(words.code)} ${escaped(code)}`),
    ]),
  }
}
