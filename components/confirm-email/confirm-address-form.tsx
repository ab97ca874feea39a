'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  token: string
  text: { what: string; after: string; button: string; working: string }
}

export function ConfirmAddressForm({ action, token, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-4">
      <input type="hidden" name="token" value={token} />
      <Said answer={answer} />
      <p className="max-w-prose wrap-anywhere">{text.what}</p>
      <p className="max-w-prose wrap-anywhere">{text.after}</p>
      <SubmitButton working={text.working}>{text.button}</SubmitButton>
    </form>
  )
}
