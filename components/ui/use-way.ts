'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

interface Options {
  replace?: boolean
  scroll?: boolean
}

/** Goes to another page of ours, and knows while it is awaited. One at a time. */
export function useWay(): [boolean, (href: string, options?: Options) => void] {
  const router = useRouter()
  const [isUnderWay, start] = useTransition()
  const go = (href: string, { replace, scroll = true }: Options = {}) =>
    isUnderWay || start(() => (replace ? router.replace : router.push)(href, { scroll }))
  return [isUnderWay, go]
}
