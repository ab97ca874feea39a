'use client'

import { useActionState } from 'react'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { AccountCard } from './account-card'
import type { SavedAnswer } from './saved'

interface Props {
  action: FormAction
  name: string
  /** Empty for what the browser says. */
  chosen: string
  options: SelectOption[]
  groups?: SelectGroup[]
  saved: SavedAnswer | null
  words: { title: string; label: string; hint: string; button: string; working: string }
}

export function ChoiceForm({ action, name, chosen, options, groups, saved, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <AccountCard title={words.title} saved={saved}>
      <RoomForm action={submit} className="grid content-start gap-5">
        <Select
          key={chosen}
          name={name}
          label={words.label}
          hint={words.hint}
          error={state.fields?.[name]}
          defaultValue={chosen}
          options={options}
          groups={groups}
        />
        <Said answer={state} />
        <div>
          <SubmitButton variant="quiet" working={words.working}>
            {words.button}
          </SubmitButton>
        </div>
      </RoomForm>
    </AccountCard>
  )
}
