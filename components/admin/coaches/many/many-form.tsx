'use client'

import { useActionState } from 'react'
import { Check } from '@/components/ui/icons'
import { PageLink } from '@/components/ui/page-link'
import { Said } from '@/components/ui/said'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { DropDown } from '../drop-down'
import { manyForm } from './form-id'
import { useSelected } from './use-selected'

export interface ManyFormProps {
  action: FormAction
  /** The list's query, for all that match it. */
  query: string
  /** The ids on this page. */
  shown: string
  which: { value: string; label: string }[]
  verbs: SelectOption[]
  batches: { href: string; text: string }
  text: { title: string; which: string; verb: string; button: string; busy: string; what: string }
  /** "3 selected", by how many there are. */
  counts: string[]
}

/** What to do with many of the list. The rows' checkboxes belong to this form. */
export function ManyForm({ action, query, shown, which, verbs, batches, text, counts }: ManyFormProps) {
  const [answer, submit] = useActionState(action, {})
  const { selected } = useSelected(shown)
  const count = counts[selected - 1]
  return (
    <DropDown
      isOpen={answer.message !== undefined}
      isIconOnPhone
      title={
        <>
          <Check aria-hidden size={18} className="shrink-0 md:hidden" />
          <span className="max-md:sr-only">{text.title}</span>
          {count !== undefined && <span className="tabular-nums max-md:sr-only">· {count}</span>}
          {count !== undefined && (
            <span aria-hidden className="tabular-nums md:hidden">
              {selected}
            </span>
          )}
        </>
      }
    >
      <form
        id={manyForm}
        action={submit}
        className="absolute inset-x-0 top-full z-10 mt-2 grid gap-4 rounded-card border border-line bg-surface p-4 shadow-lg md:left-auto md:w-96"
      >
        <input type="hidden" name="query" value={query} />
        <input type="hidden" name="shown" value={shown} />
        <fieldset className="grid">
          <legend className="mb-1 font-medium">{text.which}</legend>
          {which.map(({ value, label }, index) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name="which"
                value={value}
                defaultChecked={index === 0}
                className="size-4.5 accent-accent"
              />
              {label}
              {index === 0 && count !== undefined && <span className="text-muted">{count}</span>}
            </label>
          ))}
        </fieldset>
        <Select name="verb" label={text.verb} options={verbs} defaultValue="" />
        <p className="text-14 text-muted">{text.what}</p>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SubmitButton working={text.busy}>{text.button}</SubmitButton>
          <PageLink
            href={batches.href}
            className="inline-flex min-h-11 items-center text-14 underline underline-offset-4"
          >
            {batches.text}
          </PageLink>
        </div>
        <Said answer={answer} />
      </form>
    </DropDown>
  )
}
