'use client'

import { useActionState, useState } from 'react'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Fact, FactList } from './fact-list'
import type { FormAction } from './form-action'

interface Props {
  coachId: string
  /** null: nobody holds the coach. */
  hold: { facts: Fact[]; heldAt: string } | null
  holdAction: FormAction
  releaseAction: FormAction
  reasons: { value: string; label: string }[]
  text: {
    title: string
    what: string
    reason: string
    choose: string
    hold: string
    holding: string
    release: string
    releasing: string
  }
}

/** Puts a coach on hold, or shows the hold and ends it. */
export function HoldForm({ coachId, hold, holdAction, releaseAction, reasons, text }: Props) {
  const [held, submitHold] = useActionState(holdAction, {})
  const [released, submitRelease] = useActionState(releaseAction, {})
  // A page that answers a press made without JavaScript begins with what came of that one.
  const [pressed, notePress] = useState<'hold' | 'release'>(held.message === undefined ? 'release' : 'hold')
  const said = pressed === 'hold' ? held : released
  return (
    <section aria-labelledby="hold" className="grid gap-3 border-t border-line pt-4">
      <h3 id="hold" className="font-semibold">
        {text.title}
      </h3>
      <p className="text-14 text-muted">{text.what}</p>
      {hold === null ? (
        <form
          action={submitHold}
          onSubmit={() => notePress('hold')}
          noValidate
          className="grid justify-items-start gap-3"
        >
          <input type="hidden" name="id" value={coachId} />
          <div className="w-full">
            <Select
              name="reason"
              label={text.reason}
              error={held.fields?.reason}
              defaultValue=""
              options={[{ value: '', label: text.choose }, ...reasons]}
              required
            />
          </div>
          <SubmitButton look="quiet" working={text.holding}>
            {text.hold}
          </SubmitButton>
        </form>
      ) : (
        <form action={submitRelease} onSubmit={() => notePress('release')} className="grid justify-items-start gap-3">
          <input type="hidden" name="id" value={coachId} />
          <input type="hidden" name="heldAt" value={hold.heldAt} />
          <div className="w-full">
            <FactList facts={hold.facts} />
          </div>
          <SubmitButton look="quiet" working={text.releasing}>
            {text.release}
          </SubmitButton>
        </form>
      )}
      <p role="status" className="text-14 empty:hidden">
        {said.message}
      </p>
    </section>
  )
}
