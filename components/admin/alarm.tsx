import { OctagonX } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'

export function Alarm({ sentence, link }: { sentence: string; link: { href: string; text: string } }) {
  return (
    <p className="flex gap-2 rounded-lg border border-red bg-red-soft px-4 py-3 text-red">
      <OctagonX aria-hidden size={20} className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        {sentence}{' '}
        <PageLink href={link.href} className="font-medium underline underline-offset-4">
          {link.text}
        </PageLink>
      </span>
    </p>
  )
}
