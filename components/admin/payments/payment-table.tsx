import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import { CoachName } from '../coaches/coach-name'
import { ExactMoment, Moment, type MomentText } from '../moment'
import { MoneyCell } from './money-cell'

export interface PaymentRow {
  reference: string
  href: string
  admitted: MomentText
  coach: { href: string; name: string; email: string }
  badge: { word: string; tone: BadgeTone }
  /** A dispute; `due` is its deadline. */
  dispute: { text: string; due: MomentText | null } | null
  amount: string
  fee: string
  reached: string | null
  refunded: string | null
  /** A pending refund. */
  pending: string | null
}

export interface PaymentTableText {
  caption: string
  payment: string
  coach: string
  state: string
  amount: string
  fee: string
  reached: string
  refunded: string
  due: string
  nothing: string
}

/** A table on wide screens; on narrow ones each row is a card that labels its cells. */
export function PaymentTable({ rows, text }: { rows: PaymentRow[]; text: PaymentTableText }) {
  return (
    <div className="lg:rounded-card lg:border lg:border-line lg:bg-surface lg:px-5 lg:py-1">
      <table className="w-full text-left text-14 max-lg:block">
        <caption className="sr-only">{text.caption}</caption>
        <thead className="max-lg:hidden">
          <tr className="text-muted lg:border-b lg:border-line">
            <Head>{text.payment}</Head>
            <Head>{text.coach}</Head>
            <Head>{text.state}</Head>
            <Head isMoney>{text.amount}</Head>
            <Head isMoney>{text.fee}</Head>
            <Head isMoney>{text.reached}</Head>
            <Head isMoney>{text.refunded}</Head>
          </tr>
        </thead>
        <tbody className="max-lg:grid max-lg:gap-3 sm:max-lg:grid-cols-2">
          {rows.map((row) => (
            <Row key={row.reference} row={row} text={text} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, text }: { row: PaymentRow; text: PaymentTableText }) {
  return (
    <tr className="border-line max-lg:grid max-lg:content-start max-lg:gap-2 max-lg:rounded-card max-lg:border max-lg:bg-surface max-lg:p-4 lg:border-b lg:last:border-b-0">
      <th scope="row" className="font-normal lg:py-3 lg:pr-4 lg:align-middle">
        <PageLink href={row.href} className="text-16 font-semibold wrap-anywhere underline-offset-4 hover:underline">
          {row.reference}
        </PageLink>
        <span className="block text-muted">
          <Moment moment={row.admitted} />
        </span>
      </th>
      <td className="lg:py-3 lg:pr-4 lg:align-middle">
        <CoachName {...row.coach} />
      </td>
      <td className="lg:py-3 lg:pr-4 lg:align-middle">
        <Badge tone={row.badge.tone}>{row.badge.word}</Badge>
        {row.pending !== null && <span className="mt-1 block text-muted">{row.pending}</span>}
        {row.dispute !== null && (
          <span className="mt-1 block text-muted">
            {row.dispute.text}
            {row.dispute.due !== null && (
              <span className="block font-medium text-red">
                {text.due} <ExactMoment moment={row.dispute.due} />
              </span>
            )}
          </span>
        )}
      </td>
      <MoneyCell label={text.amount} isStrong>
        {row.amount}
      </MoneyCell>
      <MoneyCell label={text.fee}>{row.fee}</MoneyCell>
      <MoneyCell label={text.reached} isEmpty={row.reached === null}>
        {row.reached ?? text.nothing}
      </MoneyCell>
      <MoneyCell label={text.refunded} isEmpty={row.refunded === null}>
        {row.refunded ?? text.nothing}
      </MoneyCell>
    </tr>
  )
}

function Head({ isMoney = false, children }: { isMoney?: boolean; children: ReactNode }) {
  return (
    <th scope="col" className={`py-2 pr-4 font-medium last:pr-0 ${isMoney ? 'text-right' : ''}`}>
      {children}
    </th>
  )
}
