'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  text: { list: string; listHint: string; file: string; fileHint: string; button: string; busy: string }
}

export function ListForm({ action, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-6">
        <TextArea
          name="text"
          label={text.list}
          hint={text.listHint}
          error={answer.fields?.text}
          defaultValue={answer.values?.text}
          spellCheck={false}
        />
        <Field
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          label={text.file}
          hint={text.fileHint}
          error={answer.fields?.file}
        />
        <div>
          <SubmitButton working={text.busy}>{text.button}</SubmitButton>
        </div>
        <Said answer={answer} />
      </form>
    </Card>
  )
}
