import type { ReactNode } from 'react'

/** What came of a form, announced as soon as it is there. */
export function Alert({ tone, children }: { tone: 'good' | 'bad'; children: ReactNode }) {
  const colours = tone === 'good' ? 'border-green bg-green-soft text-green' : 'border-red bg-red-soft text-red'
  return (
    <p role={tone === 'good' ? 'status' : 'alert'} className={`mb-6 rounded-lg border px-4 py-3 ${colours}`}>
      {children}
    </p>
  )
}
