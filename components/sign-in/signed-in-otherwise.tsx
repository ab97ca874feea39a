import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

/** Somebody opened a link that was emailed to somebody else. */
export function SignedInOtherwise({ says, href, stay }: { says: ReactNode; href: string; stay: string }) {
  return (
    <Card>
      <p className="mb-4 wrap-anywhere">{says}</p>
      <ButtonLink href={href} variant="quiet">
        <span className="wrap-anywhere">{stay}</span>
      </ButtonLink>
    </Card>
  )
}
