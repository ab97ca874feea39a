import { PageLink } from './page-link'

interface Props {
  title?: string
  text: string
  action: { href: string; text: string }
}

export function Empty({ title, text, action }: Props) {
  return (
    <div className="grid justify-items-center gap-2 rounded-card border border-dashed border-line px-4 py-12 text-center">
      {title !== undefined && <h2 className="text-20 font-semibold">{title}</h2>}
      <p className="text-muted">{text}</p>
      <PageLink href={action.href} className="inline-flex min-h-11 items-center underline underline-offset-4">
        {action.text}
      </PageLink>
    </div>
  )
}
