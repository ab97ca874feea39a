import { ChevronRight } from '@/components/ui/icons'

export function PrefillSummary({ title }: { title: string }) {
  return (
    <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-lg py-2 pr-2 font-medium hover:bg-grey-soft [&::-webkit-details-marker]:hidden">
      <ChevronRight size={16} className="shrink-0 group-open/prefill:rotate-90 rtl:-scale-x-100" />
      {title}
    </summary>
  )
}
