import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

export function AccountCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="mb-4 text-20 font-semibold tracking-tight">{title}</h2>
      {children}
    </Card>
  )
}
