'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from './form-action'

interface Props {
  action: FormAction
  reference: string
  /** New with each page: the same form, sent twice, is one refund. */
  refundId: string
  currency: string
  /** All that is left, as it is typed. */
  left: string
  text: {
    what: string
    amount: string
    hint: string
    takesBack: string
    takesBackHint: string
    /** What the refund does to balances; null: nothing to be warned of. */
    warning: string | null
    button: string
    busy: string
  }
}

export function RefundForm({ action, reference, refundId, currency, left, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} noValidate className="grid justify-items-start gap-4">
      <input type="hidden" name="id" value={reference} />
      <input type="hidden" name="refund" value={refundId} />
      <input type="hidden" name="currency" value={currency} />
      <p className="text-14 text-muted">{text.what}</p>
      <div className="w-full">
        <Field
          key={left}
          name="amount"
          label={text.amount}
          hint={text.hint}
          error={answer.fields?.amount}
          defaultValue={answer.values?.amount ?? left}
          inputMode="decimal"
          autoComplete="off"
          required
        />
      </div>
      <label className="flex gap-3">
        <input
          type="checkbox"
          name="takesBack"
          value="yes"
          defaultChecked
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span>
          {text.takesBack}
          <span className="block text-14 text-muted">{text.takesBackHint}</span>
        </span>
      </label>
      {text.warning !== null && (
        <p id="refund-warning" className="rounded-lg bg-amber-soft px-4 py-3 text-14 text-amber">
          {text.warning}
        </p>
      )}
      <SubmitButton working={text.busy} describedBy={text.warning === null ? undefined : 'refund-warning'}>
        {text.button}
      </SubmitButton>
      <p role="status" className="text-14 empty:hidden">
        {answer.message}
      </p>
    </form>
  )
}
