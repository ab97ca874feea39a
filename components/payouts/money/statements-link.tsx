import { ChevronRight } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'

export function StatementsLink({ href, text }: { href: string; text: string }) {
  return (
    <PageLink
      href={href}
      className="mt-3 -mb-2 inline-flex min-h-11 items-center gap-1.5 underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {text}
      <ChevronRight aria-hidden size={16} className="shrink-0 text-muted" />
    </PageLink>
  )
}
