'use client'

import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'
import { useSearchWhileTyping } from './use-search-while-typing'

interface Props {
  action: string
  search: string
  state: string
  states: { value: string; label: string }[]
  /** Query parameters that a new search keeps. */
  kept?: Record<string, string | undefined>
  /** Clears the search; null without one. */
  clearHref: string | null
  text: { search: string; state: string; anyState: string; show: string; clear: string }
}

/** A plain form, so the result's address can be saved or shared. With scripts it searches while typing. */
export function ListSearch({ action, search, state, states, kept = {}, clearHref, text }: Props) {
  const { form, searchSoon, stop } = useSearchWhileTyping(search)
  return (
    <AddressForm ref={form} action={action} onSubmit={stop} isFilter className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <Field
          type="search"
          name="search"
          label={text.search}
          defaultValue={search}
          maxLength={200}
          onChange={searchSoon}
        />
      </div>
      <div className="min-w-0 max-sm:w-full">
        <Select
          name="state"
          label={text.state}
          defaultValue={state}
          options={[{ value: '', label: text.anyState }, ...states]}
        />
      </div>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" variant="quiet">
        {text.show}
      </Button>
      {clearHref !== null && (
        <PageLink href={clearHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {text.clear}
        </PageLink>
      )}
    </AddressForm>
  )
}
