import { PageLink } from '@/components/ui/page-link'
import { type DecisionEntry, DecisionText } from '../coaches/decision-list'
import { Moment } from '../moment'

export interface AuditEntry extends DecisionEntry {
  /** null: about no coach. */
  coach: { href: string; name: string; email: string } | null
}

/** Decisions of everybody, each with its number and its coach. */
export function AuditList({ entries, label }: { entries: AuditEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="divide-y divide-line">
      {entries.map(({ id, when, coach, ...decision }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 py-3 text-14 md:grid-cols-[11rem_minmax(0,1fr)_15rem]">
          <span className="text-muted">
            {when.exact}
            <span className="block tabular-nums max-md:hidden">
              <Moment moment={when} /> · {id}
            </span>
          </span>
          <DecisionText {...decision} />
          {coach !== null && (
            <p className="min-w-0">
              <PageLink
                href={coach.href}
                className="inline-flex min-h-8 items-center wrap-anywhere underline underline-offset-4"
              >
                {coach.name}
              </PageLink>
              <span className="block wrap-anywhere text-muted">{coach.email}</span>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
