'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  coachId: string
  name: string
  action: FormAction
  text: { title: string; name: string; hint: string; button: string; busy: string }
}

export function RenameForm({ coachId, name, action, text }: Props) {
  const [said, submit] = useActionState(action, {})
  return (
    <section aria-labelledby="rename" className="grid gap-3">
      <h3 id="rename" className="font-semibold">
        {text.title}
      </h3>
      <form action={submit} noValidate className="grid justify-items-start gap-3">
        <input type="hidden" name="id" value={coachId} />
        <input type="hidden" name="was" value={name} />
        <div className="w-full">
          <Field
            key={name}
            name="name"
            label={text.name}
            hint={text.hint}
            error={said.fields?.name}
            defaultValue={said.values?.name ?? name}
            maxLength={200}
            required
          />
        </div>
        <SubmitButton variant="quiet" working={text.busy}>
          {text.button}
        </SubmitButton>
        <Said answer={said} />
      </form>
    </section>
  )
}
