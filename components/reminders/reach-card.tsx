import { AnsweredForm } from '@/components/ui/answered-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CircleAlert } from '@/components/ui/icons'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

export interface ReachText {
  title: string
  /** null where the address takes emails. */
  refused: { what: string; change: { href: string; text: string } | null } | null
  /** null where reminders are on. */
  reminders: { what: string; button: string; working: string; from: string } | null
}

/** Emails that do not get to the coach. */
export function ReachCard({ title, refused, reminders, resume }: ReachText & { resume: FormAction }) {
  return (
    <Card>
      <h2 className="mb-4 text-20 font-semibold tracking-tight">{title}</h2>
      <div className="grid gap-6">
        {refused !== null && (
          <div className="grid justify-items-start gap-4">
            <p className="flex max-w-prose gap-2 wrap-anywhere">
              <CircleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-red" />
              <span className="min-w-0">{refused.what}</span>
            </p>
            {refused.change !== null && (
              <ButtonLink variant="quiet" href={refused.change.href}>
                {refused.change.text}
              </ButtonLink>
            )}
          </div>
        )}
        {reminders !== null && (
          <AnsweredForm action={resume}>
            <input type="hidden" name="from" value={reminders.from} />
            <p className="max-w-prose wrap-anywhere">{reminders.what}</p>
            <div>
              <SubmitButton variant="quiet" working={reminders.working}>
                {reminders.button}
              </SubmitButton>
            </div>
          </AnsweredForm>
        )}
      </div>
    </Card>
  )
}
