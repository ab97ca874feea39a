'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { AccountCard } from './account-card'

interface Props {
  action: FormAction
  name: string
  words: { title: string; hint: string; label: string; button: string; working: string }
}

export function NameForm({ action, name, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <AccountCard title={words.title}>
      <form action={submit} noValidate className="grid gap-5">
        <input type="hidden" name="was" value={name} />
        <Field
          key={name}
          name="name"
          label={words.label}
          hint={words.hint}
          error={state.fields?.name}
          defaultValue={state.values?.name ?? name}
          autoComplete="name"
          dir="auto"
          maxLength={200}
          required
        />
        <div>
          <SubmitButton variant="quiet" working={words.working}>
            {words.button}
          </SubmitButton>
        </div>
      </form>
    </AccountCard>
  )
}
