import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'
import type { Locale } from '@/lib/payouts/vocabulary/locale'
import { aside, button, card, escaped, heading, item, link, mark, onPage, paragraph, strong } from './frame'

export interface Content {
  hello: string
  badge: { tone: Tone; text: string }
  title: string
  why: string[]
  asks: Asks | null
  next: string
  /** Whom to write to, where that is the next step. */
  contact: { label: string; address: string } | null
  button: { label: string; url: string }
  end: string[]
}

export interface Asks {
  title: string
  items: { label: string; when: string; what: string[] }[]
  /** How many are not listed. */
  more: string | null
}

export function inText({ hello, title, why, asks, next, contact, button, end }: Content): string {
  const parts = [
    hello,
    title,
    why.join('\n'),
    ...(asks === null ? [] : [asksInText(asks)]),
    next,
    ...(contact === null ? [] : [`${contact.label}: ${contact.address}`]),
    `${button.label}:\n${button.url}`,
    end.join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function asksInText({ title, items, more }: Asks): string {
  const lines = items.map(({ label, when, what }) => [`- ${label} (${when})`, ...what].join('\n  '))
  return [`${title}:`, ...lines, ...(more === null ? [] : [more])].join('\n')
}

export function inHtml(language: Locale, subject: string, content: Content): string {
  const { hello, badge, title, why, asks, next, contact, end } = content
  return onPage(language, subject, [
    paragraph(escaped(hello)),
    card([
      mark(dots[badge.tone], escaped(badge.text)),
      heading(escaped(title)),
      ...why.map((each) => paragraph(escaped(each))),
      ...(asks === null ? [] : asksInHtml(asks)),
      paragraph(escaped(next)),
      ...(contact === null ? [] : [paragraph(`${escaped(contact.label)}: ${link(contact.address)}`)]),
      button(escaped(content.button.label), content.button.url),
    ]),
    ...end.map((each) => aside(escaped(each))),
  ])
}

function asksInHtml({ title, items, more }: Asks): string[] {
  return [
    paragraph(strong(escaped(title))),
    ...items.map(({ label, when, what }) => item(escaped(label), escaped(when), what.map(escaped))),
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
