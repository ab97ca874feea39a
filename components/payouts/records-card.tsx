import { Card } from '@/components/ui/card'
import { ChevronRight, Download } from '@/components/ui/icons'
import { LeavingLink } from '@/components/ui/leaving-link'
import { PageLink } from '@/components/ui/page-link'

interface Props {
  title: string
  files: { href: string; text: string }[]
  filesHint: string
  statements: { href: string; text: string }[]
  hint: string
}

/** Files to download, and a statement of each year. */
export function RecordsCard({ title, files, filesHint, statements, hint }: Props) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      <ul className="mt-2 divide-y divide-line">
        {statements.map(({ href, text }) => (
          <li key={href}>
            <PageLink href={href} className={row}>
              {text}
              <ChevronRight aria-hidden size={16} className="shrink-0 text-muted" />
            </PageLink>
          </li>
        ))}
        {files.map(({ href, text }) => (
          <li key={href}>
            <LeavingLink href={href} isDownload className={row}>
              {text}
              <Download aria-hidden size={16} className="shrink-0 text-muted" />
            </LeavingLink>
          </li>
        ))}
      </ul>
      {statements.length > 0 && <p className="mt-2 text-14 text-muted">{hint}</p>}
      <p className="mt-1 text-14 text-muted">{filesHint}</p>
    </Card>
  )
}

const row = 'flex min-h-11 items-center justify-between gap-3 py-2 font-medium underline-offset-4 hover:underline'
