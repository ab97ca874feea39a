import type { ReactNode } from 'react'
import { LockKeyhole } from '@/components/ui/icons'

interface Props {
  words: { forWhom: string; promise: string; what: string; bankDetails: string }
  /** How to sign in. */
  children: ReactNode
}

export function Hero({ words, children }: Props) {
  return (
    <div className="min-w-0 wrap-anywhere">
      <p className="font-medium text-muted">{words.forWhom}</p>
      <h1 className="mt-2 text-28 font-semibold tracking-tight text-balance sm:text-40">{words.promise}</h1>
      <p className="mt-4 max-w-prose text-20 text-muted">{words.what}</p>
      <div className="mt-8 max-w-[32rem]">{children}</div>
      <p className="mt-4 flex gap-2 text-14 text-muted">
        <LockKeyhole aria-hidden size={16} className="mt-0.5 shrink-0" />
        <span className="min-w-0">{words.bankDetails}</span>
      </p>
    </div>
  )
}
