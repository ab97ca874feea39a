import type { Letter } from '../mailer'
import { aside, button, escaped, onPage, paragraph } from './frame'

/** The sentences of the sign-in letter, from the catalogue. */
export interface SignInLetterWords {
  subject: string
  greeting: string
  button: string
  lifetime: string
  notYou: string
}

/** A letter with one link. */
export function signInLetter(to: string, link: string, words: SignInLetterWords): Letter {
  const { subject, greeting, lifetime, notYou } = words
  return {
    to,
    subject,
    text: `${greeting}\n\n${words.button}:\n${link}\n\n${lifetime}\n${notYou}\n`,
    html: onPage(subject, [
      paragraph(escaped(greeting)),
      button(escaped(words.button), link),
      aside(escaped(lifetime)),
      aside(escaped(notYou)),
    ]),
  }
}
