import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { type FindingText, toneOf } from './finding-list'

export function VerdictCard({ verdict }: { verdict: FindingText }) {
  return (
    <Card>
      <div className="grid justify-items-start gap-3">
        <Badge tone={toneOf[verdict.severity]}>{verdict.word}</Badge>
        <p className="max-w-prose text-20 font-semibold">{verdict.sentence}</p>
        {verdict.todo !== null && <p className="max-w-prose">{verdict.todo}</p>}
      </div>
    </Card>
  )
}
