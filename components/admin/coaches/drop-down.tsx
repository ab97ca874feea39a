import type { ReactNode } from 'react'
import { ChevronDown } from '@/components/ui/icons'

interface Props {
  title: ReactNode
  isOpen?: boolean
  /** Where it stands among its neighbors. */
  className?: string
  /** On a phone the title is an icon, and the arrow would be one too many. */
  isIconOnPhone?: boolean
  children: ReactNode
}

/** A button that opens what stands in it, over the page. Escape closes it. */
export function DropDown({ title, isOpen = false, className = '', isIconOnPhone = false, children }: Props) {
  return (
    <details data-escape open={isOpen || undefined} className={`group shrink-0 ${className}`}>
      <summary
        className={`inline-flex min-h-11 cursor-pointer list-none items-center gap-1 rounded-lg border border-line-strong font-medium hover:bg-grey-soft [&::-webkit-details-marker]:hidden ${isIconOnPhone ? 'px-3 md:px-4' : 'px-4'}`}
      >
        {title}
        <ChevronDown size={16} className={`shrink-0 group-open:rotate-180 ${isIconOnPhone ? 'max-md:hidden' : ''}`} />
      </summary>
      {children}
    </details>
  )
}
