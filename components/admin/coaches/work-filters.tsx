'use client'

import type { ReactNode } from 'react'
import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { inputClasses } from '@/components/ui/input-classes'
import { PageLink } from '@/components/ui/page-link'
import { Select, type SelectOption } from '@/components/ui/select'
import { useSearchWhileTyping } from '../use-search-while-typing'
import { DropDown } from './drop-down'

export interface FilterSelect {
  name: string
  label: string
  value: string
  options: SelectOption[]
}

export interface ChosenFilter {
  word: string
  label: string
  /** The list without it. */
  href: string
}

interface Props {
  action: string
  search: string
  selects: FilterSelect[]
  /** Query parameters that a new search keeps. */
  kept: Record<string, string | null>
  chosen: ChosenFilter[]
  text: { search: string; filters: string; chosen: string; show: string; count: string; sorted: string }
  /** Beside the filters. */
  children?: ReactNode
}

/** A plain form, so the result's address can be saved or shared. With scripts it searches while typing. */
export function WorkFilters({ action, search, selects, kept, chosen, text, children }: Props) {
  const { form, searchSoon, stop } = useSearchWhileTyping(search)
  return (
    <div className="grid gap-2 px-3 py-2 md:px-4">
      <div className="relative flex flex-wrap items-center gap-2 md:flex-nowrap">
        <AddressForm
          ref={form}
          action={action}
          onSubmit={stop}
          isFilter
          className="flex min-w-0 grow basis-0 items-center gap-2"
        >
          <input
            type="search"
            name="search"
            aria-label={text.search}
            placeholder={text.search}
            defaultValue={search}
            maxLength={200}
            onChange={searchSoon}
            data-list-search
            className={`${inputClasses} md:max-w-80`}
          />
          {Object.entries(kept).map(([name, value]) =>
            value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <DropDown title={text.filters}>
            <div className="absolute inset-x-0 top-full z-10 mt-2 grid gap-4 rounded-card border border-line bg-surface p-4 shadow-lg sm:grid-cols-2 lg:grid-cols-3">
              {selects.map(({ name, label, value, options }) => (
                <Select key={`${name} ${value}`} name={name} label={label} defaultValue={value} options={options} />
              ))}
              <div className="sm:col-span-full">
                <Button type="submit">{text.show}</Button>
              </div>
            </div>
          </DropDown>
          <p className="ml-auto text-14 text-muted max-md:hidden">
            {text.count} · {text.sorted}
          </p>
        </AddressForm>
        {children}
      </div>
      {chosen.length > 0 && (
        <ul aria-label={text.chosen} className="flex flex-wrap gap-2">
          {chosen.map(({ word, label, href }) => (
            <li key={href}>
              <PageLink
                href={href}
                aria-label={label}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong px-3 text-14 hover:bg-grey-soft"
              >
                {word}
                <span aria-hidden>×</span>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
