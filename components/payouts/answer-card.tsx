import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'
import { FreshnessLine, type FreshnessText } from './freshness-line'
import { HoldLine, type HoldText } from './hold-line'

export interface AnswerText {
  tone: Tone
  badge: string
  headline: string
  why: string
  next: string
  notes: string[]
  /** null without a hold. */
  hold: HoldText | null
  /** null before there is anything to check. */
  freshness: FreshnessText | null
}

interface Props extends AnswerText {
  /** How the way here ended. */
  said: string | null
  supportEmail: string
  children: ReactNode
}

export function AnswerCard(props: Props) {
  const { tone, badge, headline, why, next, notes, hold, freshness, said, supportEmail, children } = props
  return (
    <Card>
      {said !== null && (
        <div className="mb-6">
          <Alert tone="bad">{said}</Alert>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {hold !== null && <Badge tone="red">{hold.badge}</Badge>}
        <Badge tone={tone}>{badge}</Badge>
      </div>
      <h2 className="mt-4 text-28 font-semibold tracking-tight sm:text-balance">{headline}</h2>
      {hold !== null && <HoldLine hold={hold} supportEmail={supportEmail} />}
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
