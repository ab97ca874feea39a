import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck } from '@/components/ui/icons'

/** Announces a form's result at once. */
export function Alert({ tone, children }: { tone: 'good' | 'bad'; children: ReactNode }) {
  const colors = tone === 'good' ? 'border-line-strong bg-grey-soft text-ink' : 'border-red bg-red-soft text-red'
  const Icon = tone === 'good' ? CircleCheck : CircleAlert
  return (
    <p role={tone === 'good' ? 'status' : 'alert'} className={`flex gap-2 rounded-lg border px-4 py-3 ${colors}`}>
      <Icon aria-hidden size={20} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}
