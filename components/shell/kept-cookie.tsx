'use client'

import { useEffect } from 'react'
import { keepCookie } from './keep-cookie'

/** Remembers for a year that this was shown. */
export function KeptCookie({ name, value, path }: { name: string; value: string; path: string }) {
  useEffect(() => keepCookie(name, value, path), [name, value, path])
  return null
}
