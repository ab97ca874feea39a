import { Card } from '@/components/ui/card'
import { type PayoutEntry, PayoutItem } from './payout-item'

export interface MonthTotals {
  currency: string
  sums: { name: string; amount: string; count: string }[]
}

interface Props {
  title: string
  counted: string
  totals: MonthTotals[]
  payoutsTitle: string
  payouts: PayoutEntry[]
  /** What the list leaves out. */
  notAll: string | null
}

export function MonthCard({ title, counted, totals, payoutsTitle, payouts, notAll }: Props) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      <p className="mt-1 text-14 text-muted">{counted}</p>
      {totals.map(({ currency, sums }) => (
        <dl
          key={currency}
          className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-3 border-line [dl+&]:border-t [dl+&]:pt-4"
        >
          {sums.map(({ name, amount, count }, index) => (
            <div key={name} className={index === 0 ? 'col-span-full' : ''}>
              <dt className="text-14 text-muted">{name}</dt>
              <dd className={`${index === 0 ? 'text-28' : 'text-20'} font-semibold tracking-tight tabular-nums`}>
                {amount}
              </dd>
              <dd className="text-14 text-muted">{count}</dd>
            </div>
          ))}
        </dl>
      ))}
      <h3 className="mt-6 font-medium text-muted">{payoutsTitle}</h3>
      {notAll !== null && <p className="mt-1 max-w-prose border-l-2 border-line-strong pl-3">{notAll}</p>}
      <ul className="mt-1 divide-y divide-line border-t border-line">
        {payouts.map((payout) => (
          <PayoutItem key={payout.id} {...payout} />
        ))}
      </ul>
    </Card>
  )
}
