import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Lasting } from '@/components/ui/lasting'
import { UntilNextPress } from '@/components/ui/until-next-press'
import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'
import { FreshnessLine, type FreshnessText } from './freshness-line'
import { HoldLine, type HoldText } from './hold-line'
import { Progress, type ProgressText } from './progress'

export interface AnswerText {
  tone: Tone
  /** null where no step comes next. */
  progress: ProgressText | null
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
  /** null but for the first sight of being ready. */
  moment: ReactNode
  /** How the way here ended. */
  said: string | null
  /** The same, when it went well. */
  saidWell: string | null
  help: { href: string; text: string }
  supportEmail: string
  children: ReactNode
}

export function AnswerCard(props: Props) {
  const {
    tone,
    progress,
    badge,
    headline,
    why,
    next,
    notes,
    hold,
    freshness,
    moment,
    said,
    saidWell,
    help,
    supportEmail,
    children,
  } = props
  const sentence = said ?? saidWell
  return (
    <Card>
      {sentence !== null && (
        <UntilNextPress key={sentence}>
          <div className="mb-6">
            <Alert tone={said === null ? 'good' : 'bad'}>{sentence}</Alert>
          </div>
        </UntilNextPress>
      )}
      {/* Another answer is other text, not this text elsewhere. */}
      <div key={headline}>
        <Lasting>{moment}</Lasting>
        {progress !== null && <Progress tone={tone} {...progress} />}
        <div className="flex flex-wrap gap-2">
          {hold !== null && <Badge tone="red">{hold.badge}</Badge>}
          <Badge tone={tone}>{badge}</Badge>
        </div>
        <h2 className="mt-4 text-28 font-semibold tracking-tight sm:text-balance">{headline}</h2>
        {hold !== null && <HoldLine hold={hold} help={help} supportEmail={supportEmail} />}
        <p className="mt-3 max-w-prose text-pretty">{why}</p>
        <p className="mt-2 max-w-prose text-pretty">{next}</p>
        {notes.map((note) => (
          <p key={note} className="mt-3 max-w-prose border-l-2 border-amber pl-3">
            {note}
          </p>
        ))}
      </div>
      <div className="mt-6 flex flex-wrap items-start gap-x-5 gap-y-2">{children}</div>
      {freshness !== null && <FreshnessLine {...freshness} />}
    </Card>
  )
}
