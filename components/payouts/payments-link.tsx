import { ChevronRight } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'

export function PaymentsLink({ href, text }: { href: string; text: string }) {
  return (
    <PageLink
      href={href}
      className="flex min-h-11 items-center justify-between gap-3 rounded-card border border-line bg-surface px-5 py-3 font-medium no-underline hover:border-line-strong sm:px-6"
    >
      {text}
      <ChevronRight aria-hidden size={16} className="shrink-0 text-muted" />
    </PageLink>
  )
}
