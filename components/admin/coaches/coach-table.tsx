import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ArrowUp } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'
import { Moment, type MomentText } from '../moment'
import { SelectPage } from './many/select-page'
import { SelectRow } from './many/select-row'

export interface CoachRow {
  id: string
  href: string
  name: string
  /** The reference, where there is one, and the email address. */
  beside: string
  tone: BadgeTone
  state: string
  /** Shown when the state may be outdated. */
  freshness: string | null
  whyNot: string
  who: string
  isUpToUs: boolean
  due: { isOverdue: boolean; text: string; moment: MomentText | null } | null
  stuck: { text: string; inCard: string; exact: string }
  refused: { text: string; inCard: string; count: string } | null
  reminded: MomentText | null
  /** Names the checkbox. */
  select: string
}

export type SortColumn = 'name' | 'state' | 'due' | 'since' | 'refused' | 'reminded'

export interface SortLink {
  href: string
  word: string
  /** For the link. */
  label: string
  isSorted: boolean
  isReversed: boolean
}

export interface CoachTableText {
  caption: string
  whyNot: string
  nothing: string
  never: string
  selectPage: string
}

interface Props {
  rows: CoachRow[]
  text: CoachTableText
  sort: Record<SortColumn, SortLink>
  /** Who acts is part of the order of states. */
  who: SortLink
}

/** Rows of about two lines on wide screens; on narrow ones each is a card of three. The whole row is one link. */
export function CoachTable({ rows, text, sort, who }: Props) {
  return (
    <table className="w-full text-left text-14 max-md:block md:table-fixed">
      <caption className="sr-only">{text.caption}</caption>
      <thead className="max-md:hidden">
        <tr className="h-9 border-b border-line text-muted">
          <td className="w-12 pl-1">
            <SelectPage shown={rows.map(({ id }) => id).join()} label={text.selectPage} />
          </td>
          <SortHead {...sort.name} className="w-[21.5%]" />
          <SortHead {...sort.state} className="w-[18%]" />
          <th scope="col" className="pr-3 font-medium">
            {text.whyNot}
          </th>
          <SortHead {...who} className="w-[4.75rem]" />
          <SortHead {...sort.due} className="w-[5.5rem]" />
          <SortHead {...sort.since} className="w-[5.25rem]" />
          <SortHead {...sort.refused} className="w-[6.75rem] max-xl:hidden" />
          <SortHead {...sort.reminded} className="w-[7.5rem] max-[88rem]:hidden" />
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-md:block">
        {rows.map((row) => (
          <Row key={row.id} row={row} text={text} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, text }: { row: CoachRow; text: CoachTableText }) {
  const { href, name, beside, tone, state, freshness, whyNot, who, isUpToUs, due, stuck, refused, reminded, select } =
    row
  return (
    <tr
      data-row
      className="relative h-11 hover:bg-grey-soft has-[a:focus-visible]:bg-grey-soft max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,auto)_minmax(min-content,1fr)] max-md:gap-x-3 max-md:gap-y-0.5 max-md:py-2.5 max-md:pr-4 max-md:pl-12"
    >
      <td className="max-md:absolute max-md:top-0 max-md:left-0.5 md:pl-1">
        <SelectRow id={row.id} label={select} />
      </td>
      <th scope="row" className="wrap-anywhere font-normal max-md:col-span-2 md:pr-3">
        <PageLink href={href} className="font-semibold after:absolute after:inset-0">
          <bdi>{name}</bdi>
        </PageLink>{' '}
        <span data-beside className="text-muted">
          {beside}
        </span>
      </th>
      <td className="wrap-anywhere md:pr-3 max-md:order-1">
        <Badge tone={tone} isSmall>
          {state}
        </Badge>
        {freshness !== null && <span className="ml-1.5 text-muted max-md:hidden">{freshness}</span>}
      </td>
      <td title={whyNot} className="wrap-anywhere max-md:order-3 max-md:col-span-2 md:pr-3">
        {whyNot}
      </td>
      <td className={`max-md:hidden md:pr-3 ${isUpToUs ? 'font-semibold' : ''}`}>{who}</td>
      <td
        className={`max-md:order-2 max-md:self-center max-md:text-right md:pr-3 ${due?.isOverdue ? 'font-semibold text-red' : ''}`}
      >
        {due === null && <Nothing>{text.nothing}</Nothing>}
        {due?.moment != null ? <Moment moment={{ ...due.moment, near: due.text }} /> : due?.text}
        <span className={`font-normal text-muted md:hidden ${due === null ? '' : 'ml-2'}`}>{stuck.inCard}</span>
      </td>
      <td title={stuck.exact} className="tabular-nums max-md:hidden md:pr-3">
        {stuck.text}
      </td>
      <td
        title={refused?.count}
        className="wrap-anywhere tabular-nums max-xl:hidden max-md:order-4 max-md:col-span-2 max-md:block md:pr-3"
      >
        {refused === null ? (
          <Nothing>{text.nothing}</Nothing>
        ) : (
          <>
            <span className="max-md:hidden">{refused.text}</span>
            <span className="md:hidden">{refused.inCard}</span>
          </>
        )}
      </td>
      <td className="wrap-anywhere max-[88rem]:hidden md:pr-3">
        {reminded === null ? <span className="text-muted">{text.never}</span> : <Moment moment={reminded} />}
      </td>
    </tr>
  )
}

/** A card says nothing where a table must. */
function Nothing({ children }: { children: ReactNode }) {
  return <span className="text-muted max-md:hidden">{children}</span>
}

function SortHead({ href, word, label, isSorted, isReversed, className }: SortLink & { className: string }) {
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isReversed ? 'descending' : 'ascending') : undefined}
      className={`pr-3 font-medium ${className}`}
    >
      <PageLink
        href={href}
        aria-label={label}
        className="inline-flex min-h-8 items-center gap-1 whitespace-nowrap underline-offset-4 hover:text-ink hover:underline in-aria-sort:text-ink"
      >
        {word}
        {isSorted && <ArrowUp aria-hidden className={`size-3.5 shrink-0 ${isReversed ? 'rotate-180' : ''}`} />}
      </PageLink>
    </th>
  )
}
