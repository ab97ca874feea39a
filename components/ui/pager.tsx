import { ChevronLeft, ChevronRight } from '@/components/ui/icons'
import { PageLink } from './page-link'

interface Props {
  label: string
  previous: { href: string | null; text: string }
  next: { href: string | null; text: string }
}

/** Nothing when all fits on one page. */
export function Pager({ label, previous, next }: Props) {
  if (previous.href === null && next.href === null) return null
  return (
    <nav aria-label={label} className="flex justify-between">
      {previous.href === null ? (
        <span />
      ) : (
        <PageLink href={previous.href} rel="prev" className={link}>
          <ChevronLeft aria-hidden className="size-4" />
          {previous.text}
        </PageLink>
      )}
      {next.href !== null && (
        <PageLink href={next.href} rel="next" className={link}>
          {next.text}
          <ChevronRight aria-hidden className="size-4" />
        </PageLink>
      )}
    </nav>
  )
}

const link = 'inline-flex min-h-11 items-center gap-1 underline-offset-4 hover:underline'
