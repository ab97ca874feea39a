import type { ReactNode } from 'react'

interface Props {
  label: string
  /** Cards omit empty cells; table columns need them. */
  isEmpty?: boolean
  isStrong?: boolean
  children: ReactNode
}

/** An amount in a table that becomes cards on narrow screens. */
export function MoneyCell({ label, isEmpty = false, isStrong = false, children }: Props) {
  const layout = isEmpty ? 'text-muted max-lg:hidden' : 'max-lg:flex max-lg:justify-between max-lg:gap-x-3'
  const weight = isStrong ? 'font-medium' : ''
  return (
    <td className={`lg:py-3 lg:pr-4 lg:text-right lg:align-middle lg:last:pr-0 ${layout} ${weight}`}>
      <span className="font-normal text-muted lg:hidden">{label}</span>
      <span className="whitespace-nowrap tabular-nums">{children}</span>
    </td>
  )
}
