'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { FormAction } from './form-action'

interface Props {
  action: FormAction
  text: {
    email: string
    name: string
    nameHint: string
    reference: string
    referenceHint: string
    button: string
    busy: string
  }
}

export function AddCoachForm({ action, text }: Props) {
  const [{ message, fields, values }, submit, isBusy] = useActionState(action, {})
  return (
    <form action={submit} noValidate className="grid gap-4">
      <p role="alert" className="text-red empty:hidden">
        {message}
      </p>
      <Field
        name="email"
        type="email"
        label={text.email}
        error={fields?.email}
        defaultValue={values?.email}
        autoComplete="off"
        required
      />
      <Field
        name="name"
        label={text.name}
        hint={text.nameHint}
        error={fields?.name}
        defaultValue={values?.name}
        autoComplete="off"
      />
      <Field
        name="reference"
        label={text.reference}
        hint={text.referenceHint}
        error={fields?.reference}
        defaultValue={values?.reference}
        autoComplete="off"
      />
      <div>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? text.busy : text.button}
        </Button>
      </div>
    </form>
  )
}
