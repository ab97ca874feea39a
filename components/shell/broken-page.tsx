'use client'

import { useEffect } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'

interface Props {
  words: { product: string; title: string; what: string; again: string; home: string }
  tryAgain(): void
}

/** Uses no frame: the one around pages may be what failed. */
export function BrokenPage({ words, tryAgain }: Props) {
  const tabTitle = `${words.title} · ${words.product}`
  // The tab still has the failed page's title, or none.
  useEffect(() => {
    const before = document.title
    document.title = tabTitle
    return () => {
      document.title = before
    }
  }, [tabTitle])
  return (
    <main className="mx-auto max-w-[40rem] px-4 py-16">
      <p className="mb-8">
        <Mark product={words.product} />
      </p>
      <h1 className="mb-4 text-28 font-semibold tracking-tight">{words.title}</h1>
      <p className="mb-6 max-w-prose">{words.what}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="button" onClick={tryAgain}>
          {words.again}
        </Button>
        <ButtonLink href="/" variant="plain">
          {words.home}
        </ButtonLink>
      </div>
    </main>
  )
}
