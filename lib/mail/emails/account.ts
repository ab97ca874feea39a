import type { Locale } from '@/lib/words/locale'
import type { Email } from '../mailer'
import { addressLine, aside, type Brand, button, code as codeIn, escaped, onPage, paragraph } from './frame'

export interface AccountEmailWords {
  language: Locale
  subject: string
  /** Before the code. */
  says: string
  /** Below it. */
  ends: string[]
  /** Of a change that a press confirms. */
  link?: { label: string; url: string }
}

/** About a person's own account, with the code to type there, if any. Where a person asked for it, it links nowhere. */
export function accountEmail(to: string, code: string | null, words: AccountEmailWords, brand: Brand): Email {
  const { language, subject, says, ends, link } = words
  return {
    to,
    subject,
    text: `${[says, ...(code === null ? [] : [code]), ...(link === undefined ? [] : [link.url]), ends.join('\n')].join('\n\n')}\n${addressLine(brand)}`,
    html: onPage({
      ...{ language, title: subject, preview: says, brand },
      parts: [
        paragraph(escaped(says)),
        ...(code === null ? [] : [codeIn(escaped(code))]),
        ...(link === undefined ? [] : [button(escaped(link.label), link.url, brand)]),
        ...ends.map((each) => aside(escaped(each))),
      ],
    }),
  }
}
