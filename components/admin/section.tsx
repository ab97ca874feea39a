import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <section className="grid gap-3">
        <h2 className="text-16 font-semibold">{title}</h2>
        {children}
      </section>
    </Card>
  )
}
