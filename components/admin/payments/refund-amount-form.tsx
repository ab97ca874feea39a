import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'

interface Props {
  action: string
  /** Fixed from here on: however often it is sent, it is one refund. */
  refundId: string
  amount: string
  takesBack: boolean
  error?: string
  text: { amount: string; hint: string; takesBack: string; takesBackHint: string; button: string; what: string }
}

export function RefundAmountForm({ action, refundId, amount, takesBack, error, text }: Props) {
  return (
    <AddressForm action={action} noValidate className="grid justify-items-start gap-5">
      <input type="hidden" name="id" value={refundId} />
      <div className="w-full">
        <Field
          key={amount}
          name="amount"
          label={text.amount}
          hint={text.hint}
          error={error}
          defaultValue={amount}
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
          defaultChecked={takesBack}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span>
          {text.takesBack}
          <span className="block text-14 text-muted">{text.takesBackHint}</span>
        </span>
      </label>
      <Button type="submit" aria-describedby="nothing-yet">
        {text.button}
      </Button>
      <p id="nothing-yet" className="text-14 text-muted">
        {text.what}
      </p>
    </AddressForm>
  )
}
