'use client'

import { type ReactNode, useRef } from 'react'
import { useIsLast } from './use-is-last'

/** For a message that came with the page: the next press in its card takes it away. */
export function UntilNextPress({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  return <div ref={place}>{useIsLast(place, null) && children}</div>
}
