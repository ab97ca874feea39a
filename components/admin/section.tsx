import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

interface Props {
  title: string
  id?: string
  children: ReactNode
}

export function Section({ title, id, children }: Props) {
  return (
    <Card>
      <section id={id} className="grid scroll-mt-4 gap-3">
        <h2 className="text-16 font-semibold">{title}</h2>
        {children}
      </section>
    </Card>
  )
}
