import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'

export interface Answer {
  tone: BadgeTone
  state: string
  /** The hold's label; null without one. */
  hold: string | null
  sentence: string
  lines: string[]
  /** null before there is anything to check. */
  freshness: { word: string | null; text: string } | null
}

export function AnswerCard({ answer }: { answer: Answer }) {
  const { tone, state, hold, sentence, lines, freshness } = answer
  return (
    <Card>
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-2">
          {hold !== null && <Badge tone="red">{hold}</Badge>}
          <Badge tone={tone}>{state}</Badge>
          {freshness?.word != null && <Badge tone="grey">{freshness.word}</Badge>}
        </div>
        <p className="max-w-prose text-20 font-semibold">{sentence}</p>
        {lines.map((line) => (
          <p key={line} className="max-w-prose">
            {line}
          </p>
        ))}
        {freshness !== null && <p className="text-14 text-muted">{freshness.text}</p>}
      </div>
    </Card>
  )
}
