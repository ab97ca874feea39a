import { LockKeyhole } from '@/components/ui/icons'

export function PrivacyLine({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-1.5 text-14 text-muted">
      <LockKeyhole aria-hidden size={16} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
