import { cache, type ReactNode } from 'react'
import { StaffBar, StaffRail, type StaffRailProps } from '@/components/shell/staff-rail'
import type { ShownBrand } from '@/components/ui/mark'
import { findRecentAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { log } from '@/lib/log'
import { adminWords } from './admin-words'
import { railEntries } from './rail-entries'

/** Beside every page of staff. */
export async function Rail({ brand, account }: { brand: ShownBrand; account: ReactNode }) {
  return <StaffRail brand={brand} account={account} {...(await findEntries())} />
}

export async function Bar() {
  return <StaffBar {...(await findEntries())} />
}

/** Once a request. Shows counts only to those who may open the lists. */
const findEntries = cache(async (): Promise<Pick<StaffRailProps, 'entries' | 'words'>> => {
  const [{ t, number }, waiting] = await Promise.all([adminWords(), findWaiting()])
  const entries = railEntries.map(({ href, word, icon, isFirst }) => ({
    href,
    icon,
    isFirst,
    label: t(`nav.${word}`),
    count:
      word === 'coaches' && waiting > 0 ? { text: number(waiting), label: t('nav.waiting', { count: waiting }) } : null,
  }))
  const words = {
    label: t('nav.label'),
    more: t('nav.more'),
    search: t('nav.search'),
    jump: t('nav.jump'),
    hint: t('nav.jump-hint'),
  }
  return { entries, words }
})

/** Coaches who wait for staff. A page is of use without the number. */
async function findWaiting(): Promise<number> {
  const adminId = await findRecentAdmin()
  if (adminId === null) return 0
  try {
    return (await forPages().payouts.workCounts(adminId)).tabs.us
  } catch (error) {
    log.warn('could not count who waits for staff', { error })
    return 0
  }
}
