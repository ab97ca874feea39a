import { AskOnce } from '@/components/ui/ask-once'
import { Button } from '@/components/ui/button'
import { ChevronDown } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'
import { Menu } from './menu'
import { FormUnderWay } from './under-way'

interface Props {
  email: string
  /** For the opener, where a long one has no room. */
  shortEmail: string
  /** For a menu at the bottom of the rail. */
  opensUp?: boolean
  links: { href: string; label: string }[]
  actions: { signOut(): Promise<void>; signOutEverywhere(): Promise<void> }
  words: { menu: string; signOut: string; askEverywhere: string; everywhereWhat: string; signOutEverywhere: string }
}

export function AccountMenu({ email, shortEmail, opensUp = false, links, actions, words }: Props) {
  return (
    <Menu
      opener={
        <>
          <span className="sm:sr-only">{words.menu}</span>
          <span className="max-sm:hidden text-right wrap-anywhere">{shortEmail}</span>
          <ChevronDown aria-hidden size={16} className="shrink-0 group-open:rotate-180" />
        </>
      }
    >
      <div
        className={`absolute z-10 grid w-60 gap-1 rounded-card border border-line bg-surface p-2 text-14 shadow-lg ${opensUp ? 'bottom-full left-0 mb-2' : 'right-0 mt-2'}`}
      >
        <p
          className={`border-b border-line px-3 pt-1 pb-2 wrap-anywhere text-muted ${email === shortEmail ? 'sm:hidden' : ''}`}
        >
          {email}
        </p>
        {links.map(({ href, label }) => (
          <PageLink key={href} href={href} className={entry}>
            {label}
          </PageLink>
        ))}
        <form action={actions.signOut}>
          <button type="submit" className={entry}>
            {words.signOut}
          </button>
          <FormUnderWay />
        </form>
        <AskOnce variant="entry" label={words.askEverywhere}>
          <p>{words.everywhereWhat}</p>
          <form action={actions.signOutEverywhere}>
            <Button type="submit" variant="deed">
              {words.signOutEverywhere}
            </Button>
            <FormUnderWay />
          </form>
        </AskOnce>
      </div>
    </Menu>
  )
}

const entry = 'block w-full cursor-pointer rounded-lg px-3 py-2 text-left hover:bg-grey-soft'
