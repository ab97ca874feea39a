'use client'

import { useEffect, useRef } from 'react'
import { ButtonLink, buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CircleCheck } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'

interface Props {
  heading: string
  text: string
  /** null for who has none. */
  payouts: { href: string; text: string } | null
  another: { href: string; text: string }
}

/** Replaces the form, so that a reload sends nothing. */
export function HelpReceipt({ heading, text, payouts, another }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <Card>
      <h2
        ref={title}
        tabIndex={-1}
        className="flex items-start gap-2 text-20 font-semibold tracking-tight outline-none"
      >
        <CircleCheck aria-hidden size={24} className="mt-0.5 shrink-0" />
        {heading}
      </h2>
      <p className="mt-3 max-w-prose wrap-anywhere">{text}</p>
      <div className="mt-6 flex flex-wrap items-start gap-x-5 gap-y-2">
        {payouts !== null && <ButtonLink href={payouts.href}>{payouts.text}</ButtonLink>}
        <PageLink href={another.href} className={buttonClasses('plain')}>
          {another.text}
        </PageLink>
      </div>
    </Card>
  )
}
