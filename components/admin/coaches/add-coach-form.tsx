'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

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
  const [{ message, fields, links = [], values }, submit] = useActionState(action, {})
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-6">
        {message !== undefined && <Alert tone="bad">{message}</Alert>}
        {links.map(({ href, text }) => (
          <PageLink key={href} href={href} className="underline underline-offset-4">
            {text}
          </PageLink>
        ))}
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
          <SubmitButton working={text.busy}>{text.button}</SubmitButton>
        </div>
      </form>
    </Card>
  )
}
