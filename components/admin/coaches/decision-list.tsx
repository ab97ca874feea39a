import { Moment, type MomentText } from '../moment'

export interface DecisionEntry {
  id: string
  when: MomentText
  who: string
  whoId?: string
  what: string
  evidence: string[]
}

export function DecisionList({ decisions, none }: { decisions: DecisionEntry[]; none: string }) {
  if (decisions.length === 0) return <p className="text-muted">{none}</p>
  return (
    <ol className="divide-y divide-line">
      {decisions.map(({ id, when, ...decision }) => (
        <li key={id} className="grid gap-x-4 gap-y-1 py-3 text-14 md:grid-cols-[11rem_1fr]">
          <span className="text-muted">
            {when.exact}
            <span className="block max-md:hidden">
              <Moment moment={when} />
            </span>
          </span>
          <DecisionText {...decision} />
        </li>
      ))}
    </ol>
  )
}

/** What was decided, by whom, and why. */
export function DecisionText({ who, whoId, what, evidence }: Omit<DecisionEntry, 'id' | 'when'>) {
  return (
    <div className="min-w-0">
      <p className="text-16">{what}</p>
      <p className="text-muted">
        {who} {whoId !== undefined && <code className="break-all">{whoId}</code>}
        {evidence.map((fact) => (
          <span key={fact} className="break-words">
            {' · '}
            {fact}
          </span>
        ))}
      </p>
    </div>
  )
}
