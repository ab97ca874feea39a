import type { ReactNode } from 'react'

interface Props {
  label: string
  /** A card leaves out what is empty; a table's columns need it. */
  isEmpty?: boolean
  isStrong?: boolean
  children: ReactNode
}

/** An amount in a table that becomes cards on a narrow screen, where it stands beside its name. */
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
