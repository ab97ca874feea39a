import { PageLink } from '@/components/ui/page-link'

interface Props {
  href: string
  name: string
  email: string
}

export function CoachName({ href, name, email }: Props) {
  return (
    <>
      <PageLink href={href} className="text-16 font-semibold underline-offset-4 hover:underline">
        <bdi>{name}</bdi>
      </PageLink>
      <span className="block wrap-anywhere text-muted">{email}</span>
    </>
  )
}
