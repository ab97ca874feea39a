'use client'

import { useActionState } from 'react'
import { AskOnce } from '@/components/ui/ask-once'
import { Field } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  coachId: string
  text: { ask: string; what: string; confirm: string; hint: string; button: string; busy: string }
}

export function EraseForm({ action, coachId, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  const { fields, values } = answer
  return (
    <AskOnce label={text.ask} isOpen={answer.message !== undefined || fields !== undefined}>
      <p className="max-w-prose">{text.what}</p>
      <form action={submit} noValidate className="grid w-full justify-items-start gap-3">
        <input type="hidden" name="id" value={coachId} />
        <Said answer={answer} />
        <div className="w-full">
          <Field
            name="confirm"
            label={text.confirm}
            hint={text.hint}
            error={fields?.confirm}
            defaultValue={values?.confirm}
            autoComplete="off"
            required
          />
        </div>
        <SubmitButton variant="deed" working={text.busy}>
          {text.button}
        </SubmitButton>
      </form>
    </AskOnce>
  )
}
