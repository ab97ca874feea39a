import type { Shortfall } from '@/lib/payouts/payments/outcome/shortfall'
import type { AdminWords } from '../../admin-words'

interface Props {
  taken: Shortfall
  currency: string
  words: AdminWords
}

/** What the coach lost through a failed refund, and what to do. */
export function ShortfallNote({ taken: { reversed, feeReturned }, currency, words: { t, money } }: Props) {
  const short = money(reversed - feeReturned, currency)
  return (
    <div className="grid max-w-prose gap-2">
      <p className="font-medium">
        {feeReturned === 0
          ? t('payment.shortfall', { short })
          : t('payment.shortfall-fee', {
              reversed: money(reversed, currency),
              fee: money(feeReturned, currency),
              short,
            })}
      </p>
      <p>{t('payment.shortfall-what', { short })}</p>
    </div>
  )
}
