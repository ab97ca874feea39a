import { PageLink } from '@/components/ui/page-link'

interface Props {
  groups: { title: string; coaches: { href: string; name: string }[]; more: string | null }[]
}

export function LeftOutList({ groups }: Props) {
  return groups.map(({ title, coaches, more }) => (
    <div key={title} className="grid gap-1">
      <h3 className="text-14 font-semibold">{title}</h3>
      <ul className="flex flex-wrap gap-x-4 text-14">
        {coaches.map(({ href, name }) => (
          <li key={href}>
            <PageLink
              href={href}
              className="inline-flex min-h-8 items-center wrap-anywhere underline underline-offset-4"
            >
              <bdi>{name}</bdi>
            </PageLink>
          </li>
        ))}
        {more !== null && <li className="inline-flex min-h-8 items-center text-muted">{more}</li>}
      </ul>
    </div>
  ))
}
