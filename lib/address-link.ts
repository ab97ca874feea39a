import { toAddress } from './address'
import { createSeal } from './seal'

/** Links of emails, which fill in the reader's address at sign-in. They sign nobody in, so they do not expire. */
export function createAddressLinks(appUrl: string, secret: string) {
  const { seal, open } = createSeal(secret, 'address in a link')
  return {
    linkTo(path: string, address: string): string {
      const link = new URL('/sign-in', appUrl)
      link.searchParams.set('next', path)
      link.searchParams.set('as', seal(address.padEnd(Math.ceil(address.length / block) * block)))
      return link.href
    },
    addressIn(mark: unknown): string | null {
      if (typeof mark !== 'string' || !/^[\w-]{1,400}$/.test(mark)) return null
      return toAddress(open(mark)?.trimEnd())
    },
  }
}

const block = 64
