'use client'

import type { ComponentProps, SubmitEvent } from 'react'
import { UnderWay } from '@/components/shell/under-way'
import { useWay } from './use-way'

interface Props extends ComponentProps<'form'> {
  /** A page of ours. */
  action: string
  /** Stays where the reader is, and leaves no step to go back to. */
  isFilter?: boolean
}

/** A form whose answer has an address of its own. */
export function AddressForm({ action, isFilter = false, onSubmit, children, ...form }: Props) {
  const [isUnderWay, go] = useWay()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    onSubmit?.(event)
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    go(`${action}?${new URLSearchParams(fields)}`, { replace: isFilter, scroll: !isFilter })
  }
  return (
    <form {...form} action={action} onSubmit={submit}>
      {children}
      {isUnderWay && <UnderWay />}
    </form>
  )
}
