'use client'

import { useActionState } from 'react'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  /** Sent twice under one id, a text is one message. */
  id: string
  text: string
  words: {
    text: string
    hint: string
    /** What goes with the text. */
    sends: string
    button: string
    working: string
  }
}

export function HelpForm({ action, id, text, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <RoomForm action={submit} className="grid content-start gap-5">
      <input type="hidden" name="id" value={state.values?.id ?? id} />
      <TextArea
        name="text"
        label={words.text}
        hint={words.hint}
        error={state.fields?.text}
        defaultValue={state.values?.text ?? text}
        required
      />
      <p id="sends" className="max-w-prose text-14 text-muted">
        {words.sends}
      </p>
      <Said answer={state} />
      <div>
        <SubmitButton working={words.working} describedBy="sends">
          {words.button}
        </SubmitButton>
      </div>
    </RoomForm>
  )
}
