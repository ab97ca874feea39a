'use client'

import { useActionState, useState } from 'react'
import { AskOnce } from '@/components/ui/ask-once'
import { Said } from '@/components/ui/said'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { type Fact, FactList } from '../fact-list'

interface Props {
  coachId: string
  /** null without a hold. */
  hold: { facts: Fact[]; heldAt: string } | null
  holdAction: FormAction
  releaseAction: FormAction
  /** Releasing is what the coach waits for. */
  isPrimary: boolean
  reasons: { value: string; label: string }[]
  text: {
    title: string
    ask: string
    what: string
    reason: string
    choose: string
    hold: string
    holding: string
    askRelease: string
    releaseWhat: string
    release: string
    releasing: string
  }
}

/** Holds a coach, or shows the hold and ends it; each asks for confirmation. */
export function HoldForm({ coachId, hold, holdAction, releaseAction, isPrimary, reasons, text }: Props) {
  const [held, submitHold] = useActionState(holdAction, {})
  const [released, submitRelease] = useActionState(releaseAction, {})
  // Without JavaScript, the page starts from the answered button.
  const [pressed, notePress] = useState<'hold' | 'release'>(held.message === undefined ? 'release' : 'hold')
  return (
    <section aria-labelledby="hold" className="grid gap-3">
      <h3 id="hold" className="font-semibold">
        {text.title}
      </h3>
      <Said answer={pressed === 'hold' ? held : released} />
      {hold === null ? (
        <AskOnce key="hold" label={text.ask} isOpen={held.fields !== undefined}>
          <p>{text.what}</p>
          <form
            action={submitHold}
            onSubmit={() => notePress('hold')}
            noValidate
            className="grid w-full justify-items-start gap-3"
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
            <SubmitButton variant="deed" working={text.holding}>
              {text.hold}
            </SubmitButton>
          </form>
        </AskOnce>
      ) : (
        <>
          <FactList facts={hold.facts} />
          <AskOnce key={hold.heldAt} label={text.askRelease} variant={isPrimary ? 'primary' : 'button'}>
            <p>{text.releaseWhat}</p>
            <form action={submitRelease} onSubmit={() => notePress('release')}>
              <input type="hidden" name="id" value={coachId} />
              <input type="hidden" name="heldAt" value={hold.heldAt} />
              <SubmitButton variant="deed" working={text.releasing}>
                {text.release}
              </SubmitButton>
            </form>
          </AskOnce>
        </>
      )}
    </section>
  )
}
