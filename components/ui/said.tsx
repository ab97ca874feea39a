'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { FormState } from '@/lib/form-state'
import { CircleAlert, CircleCheck } from './icons'
import { useIsLast } from './use-is-last'

interface Props {
  answer: FormState
  /** False when the page has overtaken the answer. */
  isStill?: boolean
  look?: 'box' | 'line'
}

/**
 * The place of a form's answer. The focus goes to the message, or to the first field in error. The next press in the
 * same card takes the message away, so that no two stand there.
 */
export function Said({ answer, isStill = true, look = 'box' }: Props) {
  const said = useRef<HTMLDivElement>(null)
  const isLast = useIsLast(said, answer)
  const { message, tone } = answer
  const isGood = tone === 'good'
  const isShown = message !== undefined && isStill && isLast
  useEffect(() => {
    const place = answer.message === undefined ? wrongField(said.current) : said.current
    place?.focus()
  }, [answer])
  useLayoutEffect(() => {
    if (!isShown && document.activeElement === said.current) formOf(said.current)?.querySelector('button')?.focus()
  }, [isShown])
  const Icon = isGood ? CircleCheck : CircleAlert
  return (
    <div
      ref={said}
      tabIndex={-1}
      role={isGood ? 'status' : 'alert'}
      className={`${looks[look]} ${isGood ? good[look] : bad[look]} empty:hidden`}
    >
      {isShown && (
        <>
          <Icon size={look === 'box' ? 20 : 16} className="mt-0.5 shrink-0" />
          <span className="min-w-0 max-w-prose">{message}</span>
        </>
      )}
    </div>
  )
}

const looks = {
  box: 'flex w-full gap-2 rounded-lg border px-4 py-3',
  /** In a row of buttons: below all of them, in the space before what follows. */
  line: 'order-last -mb-4 flex basis-full gap-1.5 text-14',
}
const good = { box: 'border-line-strong bg-grey-soft text-ink', line: 'text-ink' }
const bad = { box: 'border-red bg-red-soft text-red', line: 'text-red' }

const formOf = (said: Element | null) => said?.closest('form') ?? said?.parentElement
const wrongField = (said: Element | null) => formOf(said)?.querySelector<HTMLElement>('[aria-invalid=true]')
