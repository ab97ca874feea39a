'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** Keeps what was shown while the page is open, although the server no longer sends it: taking it away moves the rest. */
export function Lasting({ children }: { children: ReactNode }) {
  const [kept, keep] = useState(children)
  useEffect(() => {
    if (children !== null) keep(children)
  }, [children])
  return children ?? kept
}
