import type { AlertSummary, ShownAlert } from '@/lib/payouts/alerts/alert-post'
import { refusedThings } from '@/lib/payouts/vocabulary/alert'
import { sayName } from './name-words'
import type { Speech } from './speak'

/** How a coach is named: an email may say an address where there is no name, a webhook message may not. */
export type NameOf = (coach: NonNullable<ShownAlert['coach']>) => string | null

/** A title without a full stop. */
export function saySummary({ kind, count, areMore, shown }: AlertSummary, nameOf: NameOf, speech: Speech): string {
  const { emails: t, format } = speech
  const [first] = shown
  return t(`alert.title.${kind}`, {
    count,
    number: areMore ? t('alert.overCount', { count }) : format.number(count),
    name: nameIn(first, nameOf, speech),
    ...dueIn(first, speech),
    thing: refusedThings.find((each) => each === first?.about) ?? 'set-up',
    finding: sayFinding(first?.about ?? '', speech),
  })
}

/** What it is, and a sentence about it; null where the title says all. */
export function sayAlert(alert: ShownAlert, nameOf: NameOf, speech: Speech): { label: string; line: string | null } {
  const { emails: t, admin } = speech
  const { kind, about, state, dispute } = alert
  const name = nameIn(alert, nameOf, speech)
  switch (kind) {
    case 'coach-stopped':
    case 'account-closed':
      return { label: name, line: state === null ? null : admin(`state.${state}`) }
    case 'payout-failed':
      return { label: name, line: t('alert.line.payout-failed') }
    case 'dispute': {
      const line = dispute?.state === 'inquiry' ? 'inquiry' : 'needs-answer'
      return { label: alert.reference ?? name, line: t(`alert.line.${line}`, { name, ...dueIn(alert, speech) }) }
    }
    case 'provider-refused':
      return { label: name, line: t('alert.line.provider-refused') }
    case 'health':
      return { label: sayFinding(about, speech), line: sayTodo(about, speech) }
    default:
      return kind satisfies never
  }
}

function nameIn(alert: ShownAlert | undefined, nameOf: NameOf, { emails: t }: Speech): string {
  const coach = alert?.coach ?? null
  const name = coach === null ? null : nameOf(coach)
  return name === null ? t('alert.someone') : sayName(name)
}

function dueIn(alert: ShownAlert | undefined, { coach }: Speech): { due: 'none' | 'dated'; day: string } {
  const day = alert?.dispute?.dueBy ?? null
  return day === null ? { due: 'none', day: '' } : { due: 'dated', day: coach.date(day) }
}

function sayFinding(name: string, { emails: t }: Speech): string {
  const key = `alert.finding.${name}` as 'alert.finding.other'
  return t(t.has(key) ? key : 'alert.finding.other')
}

function sayTodo(name: string, { admin }: Speech): string | null {
  const key = `health.todo.${name}` as 'health.todo.drift'
  return admin.has(key) ? admin(key) : null
}
