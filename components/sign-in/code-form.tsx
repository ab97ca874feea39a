'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  words: { code: string; hint: string; button: string; working: string }
}

export function CodeForm({ action, words }: Props) {
  const [state, submit] = useActionState(action, {})
  const field = useRef<HTMLInputElement>(null)
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.message !== undefined) said.current?.focus()
    else if (state.fields?.code !== undefined) field.current?.focus()
  }, [state])
  return (
    <form action={submit} noValidate className="grid gap-5">
      {state.message !== undefined && (
        <div ref={said} tabIndex={-1} className="outline-none">
          <Alert tone="bad">{state.message}</Alert>
        </div>
      )}
      <div className="max-w-80">
        <Field
          ref={field}
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
      <div>
        <SubmitButton working={words.working}>{words.button}</SubmitButton>
      </div>
    </form>
  )
}
