import { PageLink } from '@/components/ui/page-link'

export interface HoldText {
  badge: string
  /** null where the headline says it. */
  title: string | null
  line: string
  /** null where the state says it. */
  next: string | null
}

interface Props {
  hold: HoldText
  help: { href: string; text: string }
  supportEmail: string
}

export function HoldLine({ hold: { title, line, next }, help, supportEmail }: Props) {
  return (
    <div className="mt-4 grid max-w-prose gap-1 border-l-2 border-red pl-3">
      {title !== null && <p className="font-medium">{title}</p>}
      <p>{line}</p>
      {next !== null && (
        <p>
          {next}{' '}
          <PageLink href={help.href} className="inline-block font-medium underline underline-offset-4">
            {help.text}
          </PageLink>{' '}
          <a
            href={`mailto:${supportEmail}`}
            className="inline-block max-w-full underline underline-offset-4 wrap-anywhere"
          >
            {supportEmail}
          </a>
        </p>
      )}
    </div>
  )
}
