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
  const shared = {
    ...frame({ to }, ways, speech),
    title: saySummary(summary, nameOf, speech),
    button: { label: t(`alert.open.${place.page}`), url: ways.placeUrl(place, to.email) },
  }
  if (count === 1 && !areMore) {
    const [only] = shown as [ShownAlert]
    const { line } = sayAlert(only, nameOf, speech)
    const next = t('alert.next.one', { time: speech.coach.moment(only.raisedAt) })
    return { ...shared, why: line === null ? [] : [line], asks: null, next }
  }
  const items = shown.map((alert) => toItem(alert, to.email, ways, speech))
  const asks = { title: t('alert.many'), items, more: sayMore(summary, speech) }
  return { ...shared, why: [t('alert.why')], asks, next: t('alert.next.many') }
}

function toDigest({ to, summaries }: AlertEmail, ways: AlertWays, speech: Speech): Content {
  const { emails: t } = speech
  return {
    ...frame({ to }, ways, speech),
    title: t('alert.digestTitle'),
    why: [t('alert.why')],
    asks: {
      title: t('alert.items'),
      items: summaries.map((summary) => toDigestItem(summary, to.email, ways, speech)),
      more: null,
    },
    next: t('alert.next.digest'),
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
  const { shown, place } = summary
  const [latest] = shown as [ShownAlert]
  const said = shown.map((alert) => sayAlert(alert, nameOf, speech))
  const whom = said.map(({ label }) => label).join(', ')
  const what = said.length === 1 ? (said[0]?.line ?? null) : whom
  const more = sayMore(summary, speech)
  return {
    label: saySummary(summary, nameOf, speech),
    when: speech.emails('alert.since', { time: speech.coach.moment((shown.at(-1) ?? latest).raisedAt) }),
    what: [what, more].filter((each) => each !== null),
    url: ways.placeUrl(place, address),
  }
}

function sayMore({ count, areMore, shown }: AlertSummary, { emails: t }: Speech): string | null {
  if (areMore) return t('alert.manyMore')
  const more = count - shown.length
  return more === 0 ? null : t('alert.more', { count: more })
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
