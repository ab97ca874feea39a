import type { AlertEmail, AlertSummary, ShownAlert } from '@/lib/payouts/alerts/alert-post'
import type { AlertPlace } from '@/lib/payouts/alerts/place'
import { sayName } from '@/lib/words/name-words'
import { type NameOf, sayAlert, saySummary } from '@/lib/words/say-alert'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import { type Asks, type Content, inHtml, inText } from './content'
import { type Brand, inOneLine } from './frame'

export interface AlertWays {
  /** A page for the staff member with this address, who may have to sign in first. */
  placeUrl(place: AlertPlace | { page: 'settings' }, address: string): string
  supportEmail: string
  brand: Brand
}

/** To staff: about one kind, or the digest of a morning. */
export function alertEmail(email: AlertEmail, ways: AlertWays, speech: Speech): Email {
  const content = email.isDigest ? toDigest(email, ways, speech) : toAlert(email, ways, speech)
  const { emails: t } = speech
  const count = email.summaries.reduce((sum, { count }) => sum + count, 0)
  const subject = inOneLine(email.isDigest ? t('alert.digestSubject', { count }) : content.title)
  return {
    id: email.id,
    to: email.to.email,
    subject,
    text: inText(content, ways.brand, speech),
    html: inHtml(subject, ways.brand, content, speech),
  }
}

const nameOf: NameOf = ({ name, email }) => name ?? email

function toAlert({ to, summaries }: AlertEmail, ways: AlertWays, speech: Speech): Content {
  const [summary] = summaries as [AlertSummary]
  const { count, areMore, shown, place } = summary
  const { emails: t } = speech
  const [first] = shown as [ShownAlert]
  const isOne = count === 1 && !areMore
  const line = sayAlert(first, nameOf, speech).line
  const more = count - shown.length
  return {
    ...frame({ to }, ways, speech),
    title: saySummary(summary, nameOf, speech),
    why: isOne && line !== null ? [line] : [],
    asks: isOne
      ? null
      : {
          title: t('alert.many'),
          items: shown.map((alert) => toItem(alert, to.email, ways, speech)),
          more: more === 0 ? null : t('alert.more', { count: more }),
        },
    next: `${t('alert.since', { time: speech.coach.moment(first.raisedAt) })}. ${t(`alert.intro.${isOne ? 'one' : 'many'}`)}`,
    button: { label: t(`alert.open.${place.page}`), url: ways.placeUrl(place, to.email) },
  }
}

function toDigest({ to, summaries }: AlertEmail, ways: AlertWays, speech: Speech): Content {
  const { emails: t } = speech
  return {
    ...frame({ to }, ways, speech),
    title: t('alert.digestTitle'),
    why: [],
    asks: {
      title: t('alert.items'),
      items: summaries.map((summary) => toDigestItem(summary, to.email, ways, speech)),
      more: null,
    },
    next: t('alert.digestWhy'),
    button: { label: t('alert.open.coaches'), url: ways.placeUrl({ page: 'coaches' }, to.email) },
  }
}

type Item = Asks['items'][number]

function toItem(alert: ShownAlert, address: string, ways: AlertWays, speech: Speech): Item {
  const { label, line } = sayAlert(alert, nameOf, speech)
  return {
    label,
    when: speech.coach.moment(alert.raisedAt),
    what: line === null ? [] : [line],
    url: ways.placeUrl(alert.place, address),
  }
}

/** One kind in a line, and whom it is about below. */
function toDigestItem(summary: AlertSummary, address: string, ways: AlertWays, speech: Speech): Item {
  const { count, shown, place } = summary
  const { emails: t } = speech
  const [first] = shown as [ShownAlert]
  const labels = shown.map((alert) => sayAlert(alert, nameOf, speech).label)
  const more = count - shown.length
  return {
    label: saySummary(summary, nameOf, speech),
    when: t('alert.since', { time: speech.coach.moment((shown.at(-1) ?? first).raisedAt) }),
    what:
      count === 1
        ? [sayAlert(first, nameOf, speech).line ?? '']
        : [labels.join(', '), ...(more === 0 ? [] : [t('alert.more', { count: more })])],
    url: ways.placeUrl(place, address),
  }
}

function frame({ to }: Pick<AlertEmail, 'to'>, { brand, placeUrl }: AlertWays, { emails: t }: Speech) {
  return {
    hello: t('payouts.hello'),
    badge: null,
    contact: null,
    end: [t('alert.reason', { platform: sayName(brand.name) })],
    reminders: { label: t('alert.choose'), url: placeUrl({ page: 'settings' }, to.email) },
  } satisfies Partial<Content>
}
