'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  words: { code: string; hint: string; button: string; working: string }
}

export function CodeForm({ action, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <RoomForm action={submit} className="grid content-start gap-5">
      <div className="max-w-80">
        <Field
          name="code"
          label={words.code}
          hint={words.hint}
          error={state.fields?.code}
          defaultValue={state.values?.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          maxLength={40}
          required
        />
      </div>
      <Said answer={state} />
      <div>
        <SubmitButton working={words.working}>{words.button}</SubmitButton>
      </div>
    </RoomForm>
  )
}
