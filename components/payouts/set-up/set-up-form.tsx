'use client'

import { type ReactNode, useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { CountryNote } from './country-note'
import { PrefillFields, type PrefillParts } from './prefill-fields'

interface Props {
  action: FormAction
  asksName: boolean
  countries: SelectOption[]
  groups: SelectGroup[]
  /** Of a country that is not offered; null without one. */
  note: ReactNode
  prefill: PrefillParts
  /** What cannot be undone: it describes the button, by the id `for-ever`. */
  forEver: ReactNode
  /** Who gets the bank details, and who does not. */
  privacy: ReactNode
  words: {
    name: string
    nameHint: string
    country: string
    countryHint: string
    button: string
    working: string
  }
}

export function SetUpForm({ action, asksName, countries, groups, note, prefill, forEver, privacy, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <RoomForm action={submit} className="grid w-full content-start gap-5 border-t border-line pt-6">
      {asksName && (
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={state.fields?.name}
          defaultValue={state.values?.name}
          autoComplete="name"
          required
        />
      )}
      <div className="grid gap-3">
        <Select
          key={state.values?.country}
          name="country"
          label={words.country}
          hint={words.countryHint}
          error={state.fields?.country}
          defaultValue={state.values?.country ?? ''}
          options={countries}
          groups={groups}
          required
        />
        {state.links === undefined ? note : <CountryNote links={state.links} />}
      </div>
      <PrefillFields state={state} {...prefill} />
      {forEver}
      <Said answer={state} />
      <div className="grid justify-items-start gap-3">
        <SubmitButton working={words.working} describedBy="for-ever">
          {words.button}
        </SubmitButton>
        {privacy}
      </div>
    </RoomForm>
  )
}
