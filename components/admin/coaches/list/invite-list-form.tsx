'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  list: string
  /** How many coaches the page shows as good; with none there is no button. */
  seen: number
  text: { title: string; what: string; button: string; busy: string }
}

export function InviteListForm({ action, list, seen, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <Card>
      <form action={submit} className="grid justify-items-start gap-3">
        <h2 className="text-20 font-semibold">{text.title}</h2>
        {seen > 0 && (
          <>
            <p className="max-w-prose">{text.what}</p>
            <input type="hidden" name="list" value={list} />
            <input type="hidden" name="seen" value={seen} />
            <SubmitButton working={text.busy}>{text.button}</SubmitButton>
          </>
        )}
        <Said answer={answer} />
      </form>
    </Card>
  )
}
