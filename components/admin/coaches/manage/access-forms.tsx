'use client'

import { useActionState, useState } from 'react'
import { AskOnce } from '@/components/ui/ask-once'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Text {
  ask: string
  /** What it means, before the button. */
  what: string
  button: string
  busy: string
}

export interface Deed extends Text {
  as: string
}

export interface Readmission extends Text {
  at: string
}

interface Props {
  excludeAction: FormAction
  readmitAction: FormAction
  coachId: string
  says: string
  deeds: Deed[]
  /** null for a coach with full access. */
  readmission: Readmission | null
}

/** One place for the answers, since each answer changes which forms there are. */
export function AccessForms({ excludeAction, readmitAction, coachId, says, deeds, readmission }: Props) {
  const [excluded, exclude] = useActionState(excludeAction, {})
  const [readmitted, readmit] = useActionState(readmitAction, {})
  // Without JavaScript, the page starts from the answered button.
  const [pressed, notePress] = useState<'exclude' | 'readmit'>(readmitted.message === undefined ? 'exclude' : 'readmit')
  return (
    <div className="grid gap-4">
      <p className="max-w-prose">{says}</p>
      <Said answer={pressed === 'exclude' ? excluded : readmitted} />
      {readmission !== null && (
        <AskOnce key={readmission.at} label={readmission.ask}>
          <p className="max-w-prose">{readmission.what}</p>
          <form action={readmit} onSubmit={() => notePress('readmit')}>
            <input type="hidden" name="id" value={coachId} />
            <input type="hidden" name="at" value={readmission.at} />
            <SubmitButton variant="deed" working={readmission.busy}>
              {readmission.button}
            </SubmitButton>
          </form>
        </AskOnce>
      )}
      {deeds.map(({ as, ask, what, button, busy }) => (
        <AskOnce key={`${as} ${readmission?.at}`} label={ask}>
          <p className="max-w-prose">{what}</p>
          <form action={exclude} onSubmit={() => notePress('exclude')}>
            <input type="hidden" name="id" value={coachId} />
            <input type="hidden" name="as" value={as} />
            <SubmitButton variant="deed" working={busy}>
              {button}
            </SubmitButton>
          </form>
        </AskOnce>
      ))}
    </div>
  )
}
