import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountMenu } from '@/components/shell/account-menu'
import { PageShell } from '@/components/ui/page-shell'
import { findPerson } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { signOut, signOutEverywhere } from './sign-out/actions'

interface Props {
  title: string
  /** The admin's pages use the full width. */
  wide?: boolean
  /** The page above this one. */
  back?: { href: string; text: string }
  /** For pages whose first card is their title. */
  isTitleHidden?: boolean
  children: ReactNode
}

/** Around every page: the mark, who you are, and whom to write to. */
export async function Shell({ title, wide, back, isTitleHidden, children }: Props) {
  const [t, person] = await Promise.all([getTranslations('common'), findPerson()])
  const { supportEmail } = forPages()
  const links = [
    ...(person?.coachId
      ? [
          { href: '/payouts', label: t('payouts') },
          { href: '/payouts/payments', label: t('myPayments') },
        ]
      : []),
    ...(person?.adminSince
      ? [
          { href: '/admin/coaches', label: t('coaches') },
          { href: '/admin/payments', label: t('payments') },
          { href: '/admin/reports', label: t('report') },
        ]
      : []),
  ]
  const menu = person && (
    <AccountMenu
      email={person.email}
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
      title={title}
      wide={wide}
      back={back}
      isTitleHidden={isTitleHidden}
      menu={menu}
      support={{ email: supportEmail, label: t('support', { address: supportEmail }) }}
      words={{ product: t('product'), skip: t('skip') }}
    >
      {children}
    </PageShell>
  )
}
