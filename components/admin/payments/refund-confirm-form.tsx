'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  fields: Record<string, string>
  /** Effects on balances, one sentence each. */
  warnings?: string[]
  text: { button: string; busy: string; forGood?: string }
}

/** The one button that refunds. The outcome has its own address, without this form. */
export function RefundConfirmForm({ action, fields, warnings = [], text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div id="refund-warning" className="grid w-full gap-3 empty:hidden">
        {warnings.length > 0 && (
          <div className="grid gap-2 rounded-lg bg-amber-soft px-4 py-3 text-amber">
            {warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </div>
        )}
        {text.forGood !== undefined && <p>{text.forGood}</p>}
      </div>
      <Said answer={answer} />
      <SubmitButton variant="deed" working={text.busy} describedBy="refund-warning">
        {text.button}
      </SubmitButton>
    </form>
  )
}
