import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from './mark'
import { PageLink } from './page-link'

interface Props {
  title: string
  wide?: boolean
  back?: { href: string; text: string }
  isTitleHidden?: boolean
  menu?: ReactNode
  support: { email: string; label: string }
  words: { product: string; skip: string }
  children: ReactNode
}

export function PageShell({ title, wide = false, back, isTitleHidden = false, menu, support, words, children }: Props) {
  const width = wide ? 'max-w-7xl' : 'max-w-[40rem]'
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
      >
        {words.skip}
      </a>
      <header className="border-b border-line bg-surface">
        <div className={`mx-auto flex ${width} items-center justify-between gap-4 px-4 py-3`}>
          <PageLink href="/" className="inline-flex no-underline">
            <Mark product={words.product} />
          </PageLink>
          {menu}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={`mx-auto w-full ${width} grow px-4 py-8 outline-none`}>
        {back !== undefined && (
          <PageLink
            href={back.href}
            className="mb-2 inline-flex min-h-8 items-center gap-1.5 text-14 text-muted underline-offset-4 hover:text-ink hover:underline"
          >
            <ArrowLeft aria-hidden size={16} />
            {back.text}
          </PageLink>
        )}
        <h1 className={isTitleHidden ? 'sr-only' : 'mb-6 text-28 font-semibold tracking-tight'}>{title}</h1>
        {children}
      </main>
      <footer className={`mx-auto w-full ${width} px-4 py-8 text-14 text-muted`}>
        <a href={`mailto:${support.email}`} className="underline underline-offset-4">
          {support.label}
        </a>
      </footer>
    </div>
  )
}
