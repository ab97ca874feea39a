import type { CoachWords } from '@/lib/words/coach-words'

/** @param copy whether the coach was sent one: yes, no, or anything else for unknown */
export function toReceipt(copy: unknown, address: string, { t }: CoachWords) {
  const which = copy === 'yes' ? 'withCopy' : copy === 'no' ? 'withoutCopy' : 'answer'
  return {
    heading: t('help.sent.heading'),
    text: t(`help.sent.${which}`, { address }),
    payouts: { href: '/payouts', text: t('help.sent.payouts') },
    another: { href: '/payouts/help', text: t('help.sent.another') },
  }
}
