'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Said } from '@/components/ui/said'
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
  const [state, submit] = useActionState(action, {})
  const { fields, links = [], values } = state
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-6">
        <Said answer={state} />
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
