import type { Locale } from '@/lib/words/locale'
import type { Email } from '../mailer'
import { addressLine, aside, type Brand, button, code as codeIn, escaped, onPage, paragraph } from './frame'

export interface SignInEmailWords {
  language: Locale
  subject: string
  /** Introduces the code. */
  greeting: string
  /** Introduces the button. */
  otherwise: string
  button: string
  lifetime: string
  notYou: string
}

/** The code stands first, so that a preview shows it, and never in the subject, which mail servers log. */
export function signInEmail(
  to: string,
  { link, code }: { link: string; code: string },
  words: SignInEmailWords,
  brand: Brand,
): Email {
  const { subject, greeting, otherwise, lifetime, notYou } = words
  return {
    to,
    subject,
    text: `${greeting}\n\n${code}\n\n${otherwise}\n${link}\n\n${lifetime}\n${notYou}\n${addressLine(brand)}`,
    html: onPage({
      ...{ language: words.language, title: subject, preview: greeting, brand },
      parts: [
        paragraph(escaped(greeting)),
        codeIn(escaped(code)),
        paragraph(escaped(otherwise)),
        button(escaped(words.button), link, brand),
        aside(escaped(lifetime)),
        aside(escaped(notYou)),
      ],
    }),
  }
}
