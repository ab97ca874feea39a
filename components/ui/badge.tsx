import type { ReactNode } from 'react'
import { Check, CircleAlert, CircleCheck, CircleDashed, Clock, OctagonX } from '@/components/ui/icons'
import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'

/** done: it went well, and says nothing about being paid. Green is for coaches who can be paid. */
export type BadgeTone = Tone | 'done'

const variants = {
  green: { Icon: CircleCheck, colors: 'bg-green-soft text-green' },
  amber: { Icon: CircleAlert, colors: 'bg-amber-soft text-amber' },
  blue: { Icon: Clock, colors: 'bg-blue-soft text-blue' },
  red: { Icon: OctagonX, colors: 'bg-red-soft text-red' },
  done: { Icon: Check, colors: 'bg-grey-soft text-ink' },
  grey: { Icon: CircleDashed, colors: 'bg-grey-soft text-grey' },
}

/** A word first, then icon and color. */
export function Badge({
  tone,
  isSmall = false,
  children,
}: {
  tone: BadgeTone
  isSmall?: boolean
  children: ReactNode
}) {
  const { Icon, colors } = variants[tone]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full text-14 font-medium ${isSmall ? 'px-2 py-0.5' : 'px-2.5 py-1'} ${colors}`}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      {children}
    </span>
  )
}
