import type { ReactNode } from 'react'

export function Card({ children }: { children: ReactNode }) {
  return (
    <section data-card className="rounded-card border border-line bg-surface p-5 sm:p-6">
      {children}
    </section>
  )
}
