'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { DropDown } from '../drop-down'

export interface ViewsMenuProps {
  actions: { save: FormAction; remove: FormAction }
  /** The list's, to save. */
  query: string
  views: { name: string; href: string; isShown: boolean; remove: string }[]
  longest: number
  text: { title: string; list: string; none: string; name: string; hint: string; button: string; busy: string }
}

/** The views somebody saved, and a form to save the one that is shown. */
export function ViewsMenu({ actions, query, views, longest, text }: ViewsMenuProps) {
  const [saved, save] = useActionState(actions.save, {})
  const [removed, remove] = useActionState(actions.remove, {})
  const wasAnswered = [saved, removed].some(({ message, fields }) => message !== undefined || fields !== undefined)
  return (
    <DropDown title={text.title} isOpen={wasAnswered} className="max-md:basis-full">
      <div className="absolute inset-x-0 top-full z-10 mt-2 grid gap-4 rounded-card border border-line bg-surface p-4 shadow-lg md:left-auto md:w-96">
        {views.length === 0 ? (
          <p className="text-14 text-muted">{text.none}</p>
        ) : (
          <form action={remove}>
            <ul aria-label={text.list} className="grid">
              {views.map(({ name, href, isShown, remove: label }) => (
                <li key={name} className="flex items-center justify-between gap-2">
                  <PageLink
                    href={href}
                    aria-current={isShown ? 'page' : undefined}
                    className="inline-flex min-h-11 min-w-0 items-center wrap-anywhere underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
                  >
                    {name}
                  </PageLink>
                  <button
                    type="submit"
                    name="view"
                    value={name}
                    aria-label={label}
                    className="inline-flex size-11 shrink-0 items-center justify-center rounded-lg hover:bg-grey-soft"
                  >
                    <span aria-hidden>×</span>
                  </button>
                </li>
              ))}
            </ul>
          </form>
        )}
        <Said answer={removed} />
        <form action={save} className="grid gap-3 border-t border-line pt-4">
          <input type="hidden" name="query" value={query} />
          <Field
            key={saved.values?.name}
            name="name"
            label={text.name}
            hint={text.hint}
            maxLength={longest}
            required
            defaultValue={saved.values?.name}
            error={saved.fields?.name}
          />
          <div>
            <SubmitButton working={text.busy}>{text.button}</SubmitButton>
          </div>
          <Said answer={saved} />
        </form>
      </div>
    </DropDown>
  )
}
