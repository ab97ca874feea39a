'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { AddressForm } from '@/components/ui/address-form'
import { History } from '@/components/ui/icons'
import { Mark, type ShownBrand } from '@/components/ui/mark'
import { PageLink } from '@/components/ui/page-link'
import { Activity, ChartColumn, CreditCard, Ellipsis, HomeIcon, Key, People, Search, Sliders } from './staff-icons'
import { StaffKeys } from './staff-keys'

const icons = {
  home: HomeIcon,
  coaches: People,
  payments: CreditCard,
  reports: ChartColumn,
  search: Search,
  audit: History,
  keys: Key,
  health: Activity,
  settings: Sliders,
}

export interface RailEntry {
  href: string
  label: string
  icon: keyof typeof icons
  /** What waits there; null for nothing. */
  count: { text: string; label: string } | null
  /** On a phone beside the others, instead of behind "More". */
  isFirst: boolean
}

export interface StaffRailProps {
  brand: ShownBrand
  entries: RailEntry[]
  account: ReactNode
  words: { label: string; more: string; search: string; jump: string; hint: string }
}

/** On wide screens, at the left. */
export function StaffRail({ brand, entries, account, words }: StaffRailProps) {
  const { others, isHere } = useEntries(entries)
  return (
    <>
      <StaffKeys />
      <header className="sticky top-0 flex h-dvh flex-col gap-4 border-r border-line bg-surface px-3 py-4 max-lg:hidden print:hidden">
        <PageLink href="/" className="inline-flex min-h-11 min-w-0 items-center px-3 no-underline">
          <Mark brand={brand} />
        </PageLink>
        <AddressForm action="/admin/search" role="search" lang="en" className="relative">
          <Search aria-hidden size={16} className="absolute top-1/2 left-3 -translate-y-1/2 text-muted" />
          <input
            type="search"
            name="q"
            aria-label={words.jump}
            placeholder={words.search}
            maxLength={200}
            data-jump
            aria-keyshortcuts="Meta+K Control+K"
            className="block min-h-11 w-full rounded-lg border border-line bg-ground pr-10 pl-9 text-14 hover:border-line-strong"
          />
          <kbd aria-hidden className="absolute top-1/2 right-3 -translate-y-1/2 font-sans text-14 text-muted">
            {words.hint}
          </kbd>
        </AddressForm>
        <nav aria-label={words.label} lang="en" className="grow overflow-y-auto">
          <ul className="grid gap-0.5">
            {entries.map((entry) => (
              <li key={entry.href} className={entry === others[0] ? 'mt-4' : ''}>
                <Wide entry={entry} isHere={isHere(entry)} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">{account}</div>
      </header>
    </>
  )
}

/** On narrow screens, at the bottom: after the page, so that the keyboard reaches it last. */
export function StaffBar({ entries, words }: Pick<StaffRailProps, 'entries' | 'words'>) {
  const { first, others, isHere } = useEntries(entries)
  return (
    <nav
      aria-label={words.label}
      lang="en"
      data-bottom-bar
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {first.map((entry) => (
          <li key={entry.href}>
            <Narrow entry={entry} isHere={isHere(entry)} />
          </li>
        ))}
        <li>
          <details data-escape className="group">
            <summary className={`${narrow} list-none [&::-webkit-details-marker]:hidden`}>
              <Ellipsis aria-hidden size={20} />
              {words.more}
            </summary>
            <ul className="absolute right-2 bottom-full mb-2 grid w-56 rounded-card border border-line bg-surface p-2 shadow-lg">
              {others.map((entry) => (
                <li key={entry.href}>
                  <Wide entry={entry} isHere={isHere(entry)} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  )
}

function useEntries(entries: RailEntry[]) {
  const path = usePathname()
  return {
    first: entries.filter(({ isFirst }) => isFirst),
    others: entries.filter(({ isFirst }) => !isFirst),
    // Home's address begins all of them.
    isHere: ({ href }: RailEntry) => path === href || (href !== entries[0]?.href && path.startsWith(`${href}/`)),
  }
}

interface EntryProps {
  entry: RailEntry
  isHere: boolean
}

function Wide({ entry: { href, label, icon, count }, isHere }: EntryProps) {
  const Icon = icons[icon]
  return (
    <PageLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="flex min-h-10 items-center gap-3 rounded-lg px-3 text-14 text-muted hover:bg-grey-soft hover:text-ink aria-[current]:bg-grey-soft aria-[current]:font-semibold aria-[current]:text-ink"
    >
      <Icon aria-hidden size={18} className="shrink-0" />
      {label}
      {count !== null && <Count count={count} className="ml-auto" />}
    </PageLink>
  )
}

function Narrow({ entry: { href, label, icon, count }, isHere }: EntryProps) {
  const Icon = icons[icon]
  return (
    <PageLink href={href} aria-current={isHere ? 'page' : undefined} className={narrow}>
      <span className="relative">
        <Icon aria-hidden size={20} />
        {count !== null && <Count count={count} className="absolute -top-1 left-full ml-0.5" />}
      </span>
      {label}
    </PageLink>
  )
}

function Count({ count, className }: { count: { text: string; label: string }; className: string }) {
  return (
    <>
      <span aria-hidden className={`text-14 leading-none font-semibold text-red ${className}`}>
        {count.text}
      </span>
      <span className="sr-only">{count.label}</span>
    </>
  )
}

const narrow =
  'flex min-h-14 flex-col items-center justify-center gap-0.5 text-14 leading-tight text-muted aria-[current]:font-semibold aria-[current]:text-ink'
