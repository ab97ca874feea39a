'use client'

import { useEffect, useRef } from 'react'
import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'

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

/** Milliseconds after the last key before searching. */
const typingPause = 300

/** A plain form, so the result's address can be saved or shared. With scripts it searches while typing. */
export function ListSearch({ action, search, state, states, kept = {}, clearHref, text }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const stop = () => clearTimeout(pause.current)
    // A clicked link must win: a search starting now would navigate back.
    const stopAtLink = ({ target }: MouseEvent) => target instanceof Element && target.closest('a') && stop()
    document.addEventListener('click', stopAtLink)
    return () => {
      stop()
      document.removeEventListener('click', stopAtLink)
    }
  }, [])
  useEffect(() => {
    const field = form.current?.elements.namedItem('search')
    if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = search
  }, [search])
  const searchSoon = () => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => form.current?.requestSubmit(), typingPause)
  }
  return (
    <AddressForm
      ref={form}
      action={action}
      onSubmit={() => clearTimeout(pause.current)}
      isFilter
      className="flex flex-wrap items-end gap-3"
    >
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
