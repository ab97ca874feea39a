import type { HelpMessage } from '@/lib/payouts/help/help'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import { beforeValue } from './content'
import { aside, type Brand, button, card, escaped, heading, inOneLine, onPage, paragraph, quote, strong } from './frame'
import { greet, type Ways } from './to-coach'

export interface HelpWays extends Ways {
  /** The coach's page for staff. */
  coachUrl(coachId: string): string
  /** All coaches, for staff. */
  coachesUrl: string
}

/** Written by a person: an answer goes to them, and no help desk takes it for an automatic email. */
export function emailToSupport(message: HelpMessage, ways: HelpWays, speech: Speech): Email {
  const { id, coach } = message
  const { emails: t } = speech
  const name = coach.name ?? coach.email
  return {
    id,
    to: ways.supportEmail,
    replyTo: coach.email,
    isFromPerson: true,
    ...toHelpEmail(ways.brand, speech, {
      subject: t('help.subject', { name, state: sayState(message, speech) }),
      title: t('help.asks', { name }),
      before: [],
      ...toQuoted(message, speech),
      button: { label: t('help.open'), url: ways.coachUrl(coach.id) },
      end: [t('help.reply', { address: coach.email })],
    }),
  }
}

export function copyForCoach(message: HelpMessage, ways: HelpWays, speech: Speech): Email {
  const { id, coach } = message
  const { emails: t } = speech
  return {
    id: `${id}.copy`,
    to: coach.email,
    replyTo: ways.supportEmail,
    ...toHelpEmail(ways.brand, speech, {
      subject: t('help.copySubject'),
      title: t('help.got'),
      before: [greet(coach, speech), t('help.answer', { address: coach.email })],
      ...toQuoted(message, speech),
      button: { label: t('payouts.open'), url: ways.statusUrl(coach.email) },
      end: [speech.common('support', { address: ways.supportEmail }), t('help.reason', { platform: ways.brand.name })],
    }),
  }
}

export interface HelpContent {
  subject: string
  title: string
  before: string[]
  lines: string[]
  facts: [label: string, value: string][]
  /** null where there is no page to lead to. */
  button: { label: string; url: string } | null
  end: string[]
}

export function toHelpEmail(
  brand: Brand,
  speech: Speech,
  content: HelpContent,
): Pick<Email, 'subject' | 'text' | 'html'> {
  const { title, before, lines, facts, button: next, end } = content
  const subject = inOneLine(content.subject)
  return {
    subject,
    text: `${[
      title,
      ...before,
      // Marked, so that no line of it passes for one of ours.
      lines.map((line) => `> ${line}`.trimEnd()).join('\n'),
      facts.map(([label, value]) => `${beforeValue(label, speech)} ${inOneLine(value)}`).join('\n'),
      ...(next === null ? [] : [`${beforeValue(next.label, speech)}\n${next.url}`]),
      [...end, ...(brand.address === null ? [] : [brand.address])].join('\n'),
    ].join('\n\n')}\n`,
    html: onPage({
      ...{ language: speech.language, title: subject, preview: before.at(-1) ?? lines[0] ?? title, brand },
      parts: [
        card([
          heading(escaped(title)),
          ...before.map((each) => paragraph(escaped(each))),
          quote(lines.map(escaped)),
          ...facts.map(([label, value]) =>
            paragraph(`${strong(escaped(beforeValue(label, speech)))} <bdi>${escaped(value)}</bdi>`),
          ),
          ...(next === null ? [] : [button(escaped(next.label), next.url, brand)]),
        ]),
        ...end.map((each) => aside(escaped(each))),
      ],
    }),
  }
}

function toQuoted(message: HelpMessage, speech: Speech): Pick<HelpContent, 'lines' | 'facts'> {
  const { text, coach, accountId, country } = message
  const { emails: t, coach: words } = speech
  const none = t('help.none')
  return {
    lines: text.split('\n'),
    facts: [
      [t('help.name'), coach.name ?? none],
      [t('help.email'), coach.email],
      [t('help.state'), sayState(message, speech)],
      [t('help.account'), accountId ?? none],
      [t('help.country'), country === null ? none : words.country(country)],
    ],
  }
}

function sayState({ state, isHeld }: HelpMessage, { coach: { t } }: Speech): string {
  const badge = t(`states.${state}.badge`)
  return isHeld ? `${t('hold.badge')}, ${badge}` : badge
}
