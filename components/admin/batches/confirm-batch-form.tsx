'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  /** Its id: confirmed twice, it is one. */
  batch: string
  /** null where none is asked for. */
  reasons: SelectOption[] | null
  text: { reason: string; choose: string; button: string; busy: string; note: string }
}

export function ConfirmBatchForm({ action, batch, reasons, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} noValidate className="grid w-full justify-items-start gap-3">
      <input type="hidden" name="batch" value={batch} />
      {reasons !== null && (
        <div className="w-full max-w-80">
          <Select
            name="reason"
            label={text.reason}
            error={answer.fields?.reason}
            defaultValue=""
            options={[{ value: '', label: text.choose }, ...reasons]}
            required
          />
        </div>
      )}
      <SubmitButton variant="deed" working={text.busy} describedBy="draft">
        {text.button}
      </SubmitButton>
      <p id="draft" className="text-14 text-muted">
        {text.note}
      </p>
      <Said answer={answer} />
    </form>
  )
}
