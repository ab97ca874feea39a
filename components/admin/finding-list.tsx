import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { Severity } from '@/lib/payouts/vocabulary/health/finding-name'

export interface FindingText {
  id: string
  severity: Severity
  word: string
  sentence: string
  /** null: nothing to do. */
  todo: string | null
}

export const toneOf: Record<Severity, BadgeTone> = { fine: 'done', look: 'amber', broken: 'red' }

/** Worst first, each with what to do. */
export function FindingList({ findings }: { findings: FindingText[] }) {
  return (
    <ul className="divide-y divide-line">
      {findings.map(({ id, severity, word, sentence, todo }) => (
        <li key={id} className="grid items-start gap-x-4 gap-y-2 py-3 sm:grid-cols-[9rem_1fr]">
          <div>
            <Badge tone={toneOf[severity]}>{word}</Badge>
          </div>
          <div className="grid min-w-0 gap-1 sm:pt-0.5">
            <p className="max-w-prose">{sentence}</p>
            {todo !== null && <p className="max-w-prose text-14 text-muted">{todo}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
