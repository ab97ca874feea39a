'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormAnswer } from './form-action'

interface Props {
  action: FormAction
  /** In words: why nothing can be given back. The form's last answer stays beneath. */
  offer: RefundOffer | string
}

export interface RefundOffer {
  reference: string
  /** New with each page, unless an answer names the one to go on with: the same form, sent twice, is one refund. */
  refundId: string
  currency: string
  /** All that is left, as it is typed. */
  left: string
  /** A refund without an answer: it is sent again as it was. Null when there is none. */
  unanswered: { amount: string; takesBack: boolean; what: string } | null
  text: {
    what: string
    amount: string
    hint: string
    takesBack: string
    takesBackHint: string
    /** What the refund does to balances, a sentence each. */
    warnings: string[]
    button: string
    busy: string
  }
}

export function RefundForm({ action, offer }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <div className="grid gap-4">
      {typeof offer === 'string' ? (
        <p className="text-14 text-muted">{offer}</p>
      ) : (
        <form action={submit} noValidate className="grid justify-items-start gap-4">
          <Offered offer={offer} answer={answer} />
        </form>
      )}
      <p role="status" className="text-14 empty:hidden">
        {answer.message}
      </p>
    </div>
  )
}

function Offered({ offer, answer }: { offer: RefundOffer; answer: FormAnswer }) {
  const { reference, refundId, currency, left, unanswered, text } = offer
  const { refund = refundId, takesBack = 'yes', amount = left } = answer.values ?? {}
  return (
    <>
      <input type="hidden" name="id" value={reference} />
      <input type="hidden" name="refund" value={unanswered === null ? refund : refundId} />
      <input type="hidden" name="currency" value={currency} />
      <p className="text-14 text-muted">{text.what}</p>
      {unanswered === null ? (
        <>
          <div className="w-full">
            <Field
              key={left}
              name="amount"
              label={text.amount}
              hint={text.hint}
              error={answer.fields?.amount}
              defaultValue={amount}
              inputMode="decimal"
              autoComplete="off"
              required
            />
          </div>
          <label className="flex gap-3">
            <input
              // A form is reset after every answer, to what it was first drawn with.
              key={takesBack}
              type="checkbox"
              name="takesBack"
              value="yes"
              defaultChecked={takesBack === 'yes'}
              className="mt-1 size-5 shrink-0 accent-accent"
            />
            <span>
              {text.takesBack}
              <span className="block text-14 text-muted">{text.takesBackHint}</span>
            </span>
          </label>
        </>
      ) : (
        <>
          <p>{unanswered.what}</p>
          <input type="hidden" name="amount" value={unanswered.amount} />
          {unanswered.takesBack && <input type="hidden" name="takesBack" value="yes" />}
        </>
      )}
      {text.warnings.length > 0 && (
        <div id="refund-warning" className="grid gap-2 rounded-lg bg-amber-soft px-4 py-3 text-14 text-amber">
          {text.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </div>
      )}
      <SubmitButton working={text.busy} describedBy={text.warnings.length === 0 ? undefined : 'refund-warning'}>
        {text.button}
      </SubmitButton>
    </>
  )
}
