import { buttonClasses } from './button'

/** A dead end always says whom to write to. */
export function MailButton({ address, label }: { address: string; label: string }) {
  return (
    <a href={`mailto:${address}`} className={`${buttonClasses('primary')} flex-wrap gap-x-2`}>
      {label} <span className="font-normal break-all">{address}</span>
    </a>
  )
}
