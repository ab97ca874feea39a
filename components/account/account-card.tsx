import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Saved, type SavedAnswer } from './saved'

interface Props {
  title: string
  /** null unless the card's form was sent just now. */
  saved: SavedAnswer | null
  children: ReactNode
}

export function AccountCard({ title, saved, children }: Props) {
  return (
    <Card>
      <h2 className="mb-4 text-20 font-semibold tracking-tight">{title}</h2>
      {saved !== null && <Saved {...saved} />}
      {children}
    </Card>
  )
}
