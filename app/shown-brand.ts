import type { CSSProperties } from 'react'
import type { ShownBrand } from '@/components/ui/mark'
import { forPages } from '@/lib/composition/for-pages'

export function shownBrand(): ShownBrand {
  const { name, logo } = forPages().brand
  return { name, logo: logo?.path ?? '/mark.svg' }
}

/** What `globals.css` takes instead of ink; nothing for a platform without a color. */
export function brandStyle(): CSSProperties {
  const { colors } = forPages().brand
  if (colors === null) return {}
  const named = Object.entries(colors).flatMap(([scheme, { rest, strong }]) => [
    [`--brand-${scheme}`, rest],
    [`--brand-${scheme}-strong`, strong],
  ])
  return Object.fromEntries(named)
}
