import { ButtonLink, buttonClasses } from '@/components/ui/button'

interface Props {
  help: { href: string; text: string }
  address: string
}

/** Where only we can help: a form that needs no mail program, and the address. */
export function ContactActions({ help, address }: Props) {
  return (
    <>
      <ButtonLink href={help.href}>{help.text}</ButtonLink>
      <a href={`mailto:${address}`} className={`${buttonClasses('plain')} max-w-full wrap-anywhere`}>
        {address}
      </a>
    </>
  )
}
