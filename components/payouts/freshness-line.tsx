import { CircleCheck, CloudOff, RefreshCw } from 'lucide-react'
import type { Freshness } from '@/lib/payouts/freshness'

export interface FreshnessText {
  kind: Freshness['kind']
  text: string
}

const looks = {
  fresh: { Icon: CircleCheck, look: 'text-muted' },
  checking: { Icon: RefreshCw, look: 'text-blue' },
  unconfirmed: { Icon: CloudOff, look: 'rounded-lg bg-grey-soft px-3 py-2 text-grey' },
}

/** How far the answer above can be trusted to be today's. */
export function FreshnessLine({ kind, text }: FreshnessText) {
  const { Icon, look } = looks[kind]
  return (
    <p className={`mt-6 flex items-start gap-1.5 text-14 ${look}`}>
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
