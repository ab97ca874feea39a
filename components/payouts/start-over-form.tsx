import { AnsweredForm } from '@/components/ui/answered-form'
import { AskOnce } from '@/components/ui/ask-once'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  /** As the page shows it, so that an old page closes no newer one. */
  accountId: string
  /** null while it is being closed: nothing is left to ask. */
  ask: { label: string; what: string } | null
  button: string
  working: string
}

export function StartOverForm({ action, accountId, ask, button, working }: Props) {
  return (
    <AnsweredForm action={action}>
      <input type="hidden" name="account" value={accountId} />
      {ask === null ? (
        <div>
          <SubmitButton working={working}>{button}</SubmitButton>
        </div>
      ) : (
        <AskOnce label={ask.label}>
          <p className="max-w-prose">{ask.what}</p>
          <SubmitButton variant="deed" working={working}>
            {button}
          </SubmitButton>
        </AskOnce>
      )}
    </AnsweredForm>
  )
}
