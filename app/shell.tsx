import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getTranslations } from '@/app/i18n/translations'
import { AccountMenu } from '@/components/shell/account-menu'
import type { ShownBrand } from '@/components/ui/mark'
import { PageShell } from '@/components/ui/page-shell'
import { findPerson } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { shortAddress } from '@/lib/words/short-address'
import { shownBrand } from './shown-brand'
import { signOut, signOutEverywhere } from './sign-out/actions'

interface Props {
  title: string
  /** The admin's pages use the full width. */
  wide?: boolean
  /** The page above this one. */
  back?: { href: string; text: string }
  /** For pages whose first card is their title. */
  isTitleHidden?: boolean
  /** For pages that bring their own heading. */
  hasOwnTitle?: boolean
  /** Beside the page, for staff. */
  rail?: (parts: { brand: ShownBrand; account: ReactNode }) => ReactNode
  /** The same on a phone. */
  bar?: ReactNode
  children: ReactNode
}

/** Around every page: the mark, who you are, and whom to write to. */
export async function Shell({ title, wide, back, isTitleHidden, hasOwnTitle, rail, bar, children }: Props) {
  const [t, person, lang] = await Promise.all([getTranslations('common'), findPerson(), getLocale()])
  const { supportEmail } = forPages()
  const brand = shownBrand()
  const product = t('product')
  const links = [
    ...(person?.coachId
      ? [
          { href: '/payouts', label: t('payouts') },
          { href: '/payouts/payments', label: t('myPayments') },
        ]
      : []),
    ...(person?.adminSince && rail === undefined
      ? [
          { href: '/admin/coaches', label: t('coaches') },
          { href: '/admin/payments', label: t('payments') },
          { href: '/admin/reports', label: t('report') },
        ]
      : []),
    ...(person?.coachId || person?.adminSince ? [{ href: '/account', label: t('account') }] : []),
  ]
  const accountMenu = (opensUp: boolean) =>
    person && (
      <AccountMenu
        opensUp={opensUp}
        email={person.email}
        shortEmail={shortAddress(person.email)}
        links={links}
        actions={{ signOut, signOutEverywhere }}
        words={{
          menu: t('menu'),
          signOut: t('signOut'),
          askEverywhere: t('askEverywhere'),
          everywhereWhat: t('everywhereWhat'),
          signOutEverywhere: t('signOutEverywhere'),
        }}
      />
    )
  return (
    <PageShell
      lang={lang}
      title={title}
      wide={wide}
      back={back}
      isTitleHidden={isTitleHidden}
      hasOwnTitle={hasOwnTitle}
      menu={accountMenu(false)}
      rail={person?.adminSince ? rail?.({ brand, account: accountMenu(true) }) : undefined}
      bar={person?.adminSince ? bar : undefined}
      help={person?.coachId ? { href: '/payouts/help', text: t('help') } : null}
      support={{ email: supportEmail, label: t('support', { address: supportEmail }) }}
      brand={brand}
      words={{ skip: t('skip'), by: brand.name === product ? null : t('by', { product }) }}
    >
      {children}
    </PageShell>
  )
}
