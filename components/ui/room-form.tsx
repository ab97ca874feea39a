'use client'

import type { ComponentProps, FormEvent } from 'react'

/**
 * A form whose answer moves nothing below it. The press makes room at its end, while the reader expects a change; the
 * answer, which may come much later, grows into it.
 */
export function RoomForm(form: ComponentProps<'form'>) {
  return <form noValidate {...form} onSubmit={makeRoom} />
}

/** A message of three lines on a phone, in pixels. */
const room = 96

function makeRoom({ currentTarget: { style, offsetHeight } }: FormEvent<HTMLFormElement>): void {
  style.minHeight ||= `${offsetHeight + room}px`
}
