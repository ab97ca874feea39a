import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'
import type { Speech } from '@/lib/words/speak'
import {
  aside,
  type Brand,
  button,
  card,
  escaped,
  heading,
  item,
  link,
  mailLink,
  mark,
  onPage,
  paragraph,
  strong,
} from './frame'

export interface Content {
  hello: string
  badge: { tone: Tone; text: string } | null
  title: string
  why: string[]
  asks: Asks | null
  next: string
  /** Whom to write to, where that is the next step. */
  contact: { label: string; address: string } | null
  button: Link
  end: string[]
  /** How to stop reminders, or to turn them on again. */
  reminders: Link | null
}

interface Link {
  label: string
  url: string
}

export interface Asks {
  title: string
  /** `url` is what the label links to. */
  items: { label: string; when: string; what: string[]; url?: string }[]
  /** How many are not listed. */
  more: string | null
}

export function inText(content: Content, { address }: Pick<Brand, 'address'>, speech: Speech): string {
  const { hello, title, why, asks, next, contact, button, end, reminders } = content
  const parts = [
    hello,
    title,
    why.join('\n'),
    ...(asks === null ? [] : [asksInText(asks, speech)]),
    next,
    ...(contact === null ? [] : [`${beforeValue(contact.label, speech)} ${contact.address}`]),
    `${beforeValue(button.label, speech)}\n${button.url}`,
    [...end, ...(address === null ? [] : [address])].join('\n'),
    ...(reminders === null ? [] : [`${beforeValue(reminders.label, speech)}\n${reminders.url}`]),
  ]
  return `${parts.join('\n\n')}\n`
}

function asksInText({ title, items, more }: Asks, speech: Speech): string {
  const lines = items.map(({ label, when, what, url }) =>
    [`- ${label} (${when})`, ...what, ...(url === undefined ? [] : [url])].join('\n  '),
  )
  return [beforeValue(title, speech), ...lines, ...(more === null ? [] : [more])].join('\n')
}

export function inHtml(subject: string, brand: Brand, content: Content, speech: Speech): string {
  const { hello, badge, title, why, asks, next, contact, end, reminders } = content
  const preview = why[0] ?? next
  return onPage({
    ...{ language: speech.language, title: subject, preview, brand },
    parts: [
      paragraph(escaped(hello)),
      card([
        ...(badge === null ? [] : [mark(dots[badge.tone], escaped(badge.text))]),
        heading(escaped(title)),
        ...why.map((each) => paragraph(escaped(each))),
        ...(asks === null ? [] : asksInHtml(asks)),
        paragraph(escaped(next)),
        ...(contact === null
          ? []
          : [paragraph(`${escaped(beforeValue(contact.label, speech))} ${mailLink(contact.address)}`)]),
        button(escaped(content.button.label), content.button.url, brand),
      ]),
      ...end.map((each) => aside(escaped(each))),
      ...(reminders === null ? [] : [aside(link(escaped(reminders.label), reminders.url))]),
    ],
  })
}

/** A label before what it names: French sets its colon apart. */
export const beforeValue = (label: string, { emails: t }: Pick<Speech, 'emails'>) => t('label', { label })

function asksInHtml({ title, items, more }: Asks): string[] {
  return [
    paragraph(strong(escaped(title))),
    ...items.map(({ label, when, what, url }) =>
      item(url === undefined ? escaped(label) : link(escaped(label), url), escaped(when), what.map(escaped)),
    ),
    ...(more === null ? [] : [paragraph(escaped(more))]),
  ]
}

/** Visible on light and dark; the word beside says it too. */
const dots: Record<Tone, string> = {
  green: '#1c8a5a',
  amber: '#b7791f',
  red: '#d0453d',
  blue: '#3b7dd8',
  grey: '#7d8285',
}
