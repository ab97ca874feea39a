import type { Locale } from '@/lib/words/locale'
import type { Email } from '../mailer'
import { addressLine, aside, type Brand, code as codeIn, escaped, onPage, paragraph } from './frame'

export interface AccountEmailWords {
  language: Locale
  subject: string
  /** Before the code. */
  says: string
  /** Below it. */
  ends: string[]
}

/** About a person's own account, with the code to type there, if any. It links nowhere. */
export function accountEmail(to: string, code: string | null, words: AccountEmailWords, brand: Brand): Email {
  const { language, subject, says, ends } = words
  return {
    to,
    subject,
    text: `${[says, ...(code === null ? [] : [code]), ends.join('\n')].join('\n\n')}\n${addressLine(brand)}`,
    html: onPage({
      ...{ language, title: subject, preview: says, brand },
      parts: [
        paragraph(escaped(says)),
        ...(code === null ? [] : [codeIn(escaped(code))]),
        ...ends.map((each) => aside(escaped(each))),
      ],
    }),
  }
}
