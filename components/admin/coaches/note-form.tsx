'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  coachId: string
  /** The note's id: sent twice, the form makes one. */
  noteId: string
  text: { label: string; hint: string; button: string; busy: string }
}

export function NoteForm({ action, coachId, noteId, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} noValidate className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={coachId} />
      <input type="hidden" name="note" value={noteId} />
      <div className="w-full">
        <TextArea
          name="text"
          size="short"
          label={text.label}
          hint={text.hint}
          error={answer.fields?.text}
          defaultValue={answer.values?.text}
          required
        />
      </div>
      <SubmitButton variant="quiet" working={text.busy}>
        {text.button}
      </SubmitButton>
      <Said answer={answer} />
    </form>
  )
}
