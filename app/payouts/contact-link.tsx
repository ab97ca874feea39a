import { desk } from '@/lib/desk'

/** A dead end always says whom to write to. */
export function ContactLink({ label }: { label: string }) {
  const { supportEmail } = desk()
  return (
    <a
      href={`mailto:${supportEmail}`}
      className="inline-flex min-h-11 flex-wrap items-center justify-center gap-x-2 rounded-lg bg-accent px-5 py-2 font-medium text-on-accent hover:bg-accent-strong"
    >
      {label} <span className="font-normal break-all">{supportEmail}</span>
    </a>
  )
}
