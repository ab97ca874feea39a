import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { Tone } from '@/lib/payouts/presentation'
import { FreshnessLine, type FreshnessText } from './freshness-line'

export interface AnswerText {
  tone: Tone
  badge: string
  headline: string
  why: string
  next: string
  notes: string[]
  /** null before there is anything to check. */
  freshness: FreshnessText | null
}

interface Props extends AnswerText {
  /** What came of the road that led here. */
  said: string | null
  children: ReactNode
}

export function AnswerCard({ tone, badge, headline, why, next, notes, freshness, said, children }: Props) {
  return (
    <Card>
      {said !== null && (
        <div className="mb-6">
          <Alert tone="bad">{said}</Alert>
        </div>
      )}
      <Badge tone={tone}>{badge}</Badge>
      <h2 className="mt-4 text-28 font-semibold tracking-tight sm:text-balance">{headline}</h2>
      <p className="mt-3 max-w-prose">{why}</p>
      <p className="mt-2 max-w-prose">{next}</p>
      {notes.map((note) => (
        <p key={note} className="mt-3 max-w-prose border-l-2 border-amber pl-3">
          {note}
        </p>
      ))}
      <div className="mt-6 flex flex-wrap items-start gap-x-5 gap-y-2">{children}</div>
      {freshness !== null && <FreshnessLine {...freshness} />}
    </Card>
  )
}
