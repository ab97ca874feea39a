import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ArrowUp } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'
import { ExactMoment, Moment, type MomentText } from '../moment'
import { CoachName } from './coach-name'

export interface CoachRow {
  id: string
  href: string
  name: string
  email: string
  reference: string | null
  tone: BadgeTone
  state: string
  /** The hold's label; null without one. */
  hold: string | null
  /** Shown when the state may be outdated. */
  freshness: string | null
  blockedBy: string | null
  due: { word: string | null; moment: MomentText | null } | null
  checked: MomentText | null
}

export interface CoachTableText {
  caption: string
  coach: string
  readiness: string
  blockedBy: string
  due: string
  checked: string
  sortBy: string
  nothing: string
  never: string
}

export interface SortLink {
  href: string
  isSorted: boolean
  /** The sort order: "soonest first". */
  way: string
}

interface Props {
  rows: CoachRow[]
  text: CoachTableText
  sort: Record<'name' | 'due' | 'checked', SortLink>
}

/** A table on wide screens; on narrow ones each row is a card that labels its cells. */
export function CoachTable({ rows, text, sort }: Props) {
  return (
    <div className="md:rounded-card md:border md:border-line md:bg-surface md:px-5 md:py-1">
      <table className="w-full text-left text-14 max-md:block">
        <caption className="sr-only">{text.caption}</caption>
        <thead className="max-md:block max-md:pb-3">
          <tr className="text-muted max-md:flex max-md:flex-wrap max-md:gap-x-4 md:border-b md:border-line">
            <SortHead {...sort.name} sortBy={text.sortBy}>
              {text.coach}
            </SortHead>
            <Head>{text.readiness}</Head>
            <Head>{text.blockedBy}</Head>
            <SortHead {...sort.due} sortBy={text.sortBy}>
              {text.due}
            </SortHead>
            <SortHead {...sort.checked} sortBy={text.sortBy}>
              {text.checked}
            </SortHead>
          </tr>
        </thead>
        <tbody className="max-md:grid max-md:gap-3">
          {rows.map((row) => (
            <Row key={row.id} row={row} text={text} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, text }: { row: CoachRow; text: CoachTableText }) {
  return (
    <tr className="border-line max-md:grid max-md:gap-2 max-md:rounded-card max-md:border max-md:bg-surface max-md:p-4 md:border-b md:last:border-b-0">
      <th scope="row" className="font-normal md:py-3 md:pr-4 md:align-middle">
        <CoachName href={row.href} name={row.name} email={row.email} />
        {row.reference !== null && <span className="block wrap-anywhere text-muted">{row.reference}</span>}
      </th>
      <Cell>
        <span className="flex flex-wrap gap-1">
          {row.hold !== null && <Badge tone="red">{row.hold}</Badge>}
          <Badge tone={row.tone}>{row.state}</Badge>
        </span>
        {row.freshness !== null && <span className="mt-1 block text-muted">{row.freshness}</span>}
      </Cell>
      <Cell label={text.blockedBy} isEmpty={row.blockedBy === null}>
        {row.blockedBy ?? text.nothing}
      </Cell>
      <Cell label={text.due} isEmpty={row.due === null}>
        {row.due === null ? text.nothing : <Due {...row.due} />}
      </Cell>
      <Cell label={text.checked}>{row.checked === null ? text.never : <Moment moment={row.checked} />}</Cell>
    </tr>
  )
}

function Due({ word, moment }: NonNullable<CoachRow['due']>) {
  return (
    <span>
      {word !== null && <span className="block font-medium text-red max-md:inline">{word}</span>}{' '}
      {moment !== null && <ExactMoment moment={moment} />}
    </span>
  )
}

/** Cards omit empty cells; table columns need them. */
function Cell({ label, isEmpty = false, children }: { label?: string; isEmpty?: boolean; children: ReactNode }) {
  const layout = isEmpty ? 'text-muted max-md:hidden' : 'max-md:flex max-md:flex-wrap max-md:gap-x-2'
  return (
    <td className={`md:py-3 md:pr-4 md:align-middle md:last:pr-0 ${layout}`}>
      {label !== undefined && <span className="text-muted md:hidden">{label}</span>}
      {children}
    </td>
  )
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="font-medium max-md:hidden md:py-2 md:pr-4">
      {children}
    </th>
  )
}

function SortHead({ href, isSorted, way, sortBy, children }: SortLink & { sortBy: string; children: ReactNode }) {
  return (
    <th scope="col" aria-sort={isSorted ? 'ascending' : undefined} className="font-medium md:py-2 md:pr-4">
      <PageLink
        href={href}
        className="inline-flex min-h-6 items-center gap-1 underline underline-offset-4 hover:text-ink"
      >
        <span className="md:hidden">{sortBy}</span>
        {children}
        {isSorted && <ArrowUp aria-hidden className="size-4" />}
      </PageLink>
      {isSorted && <span className="block font-normal">{way}</span>}
    </th>
  )
}
