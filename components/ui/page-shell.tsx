import type { ReactNode } from 'react'
import { ArrowLeft } from '@/components/ui/icons'
import { Mark, type ShownBrand } from './mark'
import { PageLink } from './page-link'

interface Props {
  /** A frame that stays while a reader moves on may be in another one. */
  lang: string
  title: string
  wide?: boolean
  back?: { href: string; text: string }
  isTitleHidden?: boolean
  /** The page brings its own heading. */
  hasOwnTitle?: boolean
  menu?: ReactNode
  /** Staff's way around, instead of the header on wide screens. */
  rail?: ReactNode
  bar?: ReactNode
  /** The form that reaches us; null where nobody may send it. */
  help: { href: string; text: string } | null
  support: { email: string; label: string }
  brand: ShownBrand
  /** `by` names the product, where the platform has a name of its own. */
  words: { skip: string; by: string | null }
  children: ReactNode
}

export function PageShell(props: Props) {
  const {
    lang,
    title,
    wide = false,
    back,
    isTitleHidden = false,
    hasOwnTitle = false,
    menu,
    rail,
    bar,
    help,
    support,
    brand,
    words,
    children,
  } = props
  const width = wide ? 'max-w-7xl' : 'max-w-[40rem]'
  return (
    <div lang={lang} className={rail === undefined ? '' : 'lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]'}>
      <a
        href="#main"
        className="sr-only rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
      >
        {words.skip}
      </a>
      {rail}
      <div className={`flex min-h-dvh flex-col ${rail === undefined ? '' : 'max-lg:pb-16'}`}>
        <header className={`border-b border-line bg-surface ${rail === undefined ? '' : 'lg:hidden'}`}>
          <div className={`mx-auto flex ${width} items-center justify-between gap-4 px-4 py-3`}>
            <PageLink href="/" className="inline-flex min-w-0 no-underline sm:max-w-[calc(100%-9rem)] sm:shrink-0">
              <Mark brand={brand} />
            </PageLink>
            {menu}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className={`mx-auto w-full ${width} grow px-4 outline-none ${hasOwnTitle && rail !== undefined ? 'py-3 md:py-6' : 'py-8'}`}
        >
          {back !== undefined && (
            <PageLink
              href={back.href}
              className="mb-2 inline-flex min-h-8 items-center gap-1.5 text-14 text-muted underline-offset-4 hover:text-ink hover:underline"
            >
              <ArrowLeft aria-hidden size={16} />
              {back.text}
            </PageLink>
          )}
          {!hasOwnTitle && (
            <h1 className={isTitleHidden ? 'sr-only' : 'mb-6 text-28 font-semibold tracking-tight'}>{title}</h1>
          )}
          {children}
        </main>
        <footer
          className={`mx-auto flex w-full flex-wrap items-baseline justify-between gap-x-6 gap-y-2 ${width} px-4 py-8 text-14 text-muted`}
        >
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {help !== null && (
              <PageLink href={help.href} className="underline underline-offset-4">
                {help.text}
              </PageLink>
            )}
            <a href={`mailto:${support.email}`} className="underline underline-offset-4">
              {support.label}
            </a>
          </div>
          {words.by !== null && <p>{words.by}</p>}
        </footer>
      </div>
      {bar}
    </div>
  )
}
