import { PageLink } from '@/components/ui/page-link'

interface Props {
  text?: string
  links: { href: string; text: string }[]
}

/** Where we cannot pay out, a coach needs a person to ask. */
export function CountryNote({ text, links }: Props) {
  return (
    <p className="rounded-lg bg-grey-soft px-3 py-2 text-14">
      {text}{' '}
      {links.map(({ href, text }) => {
        const Link = href.startsWith('/') ? PageLink : 'a'
        return (
          <Link
            key={href}
            href={href}
            className="mr-3 inline-block font-medium underline underline-offset-4 wrap-anywhere"
          >
            {text}
          </Link>
        )
      })}
    </p>
  )
}
