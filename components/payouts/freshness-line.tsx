import { CircleCheck, CloudOff, History, RefreshCw } from '@/components/ui/icons'
import type { Freshness } from '@/lib/payouts/accounts/freshness'

export interface FreshnessText {
  /** old: no known change, but not checked for too long. */
  variant: Freshness['kind'] | 'old'
  text: string
}

const variants = {
  fresh: { Icon: CircleCheck, classes: 'text-muted' },
  checking: { Icon: RefreshCw, classes: 'text-blue' },
  old: { Icon: History, classes: 'rounded-lg bg-amber-soft px-3 py-2 text-amber' },
  unconfirmed: { Icon: CloudOff, classes: 'rounded-lg bg-grey-soft px-3 py-2 text-grey' },
}

export function FreshnessLine({ variant, text }: FreshnessText) {
  const { Icon, classes } = variants[variant]
  return (
    <p className={`mt-6 flex items-start gap-1.5 text-14 ${classes}`}>
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
