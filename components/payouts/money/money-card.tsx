import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { type PayoutEntry, PayoutItem } from './payout-item'

export type { PayoutEntry }

export interface MoneyText {
  title: string
  failed: { title: string; why: string; next: string }[]
  /** What clients could not pay. */
  refused: string[]
  currencies: CurrencyText[]
  nothing: string | null
  manual: string | null
  /** Why nothing is paid out for now. */
  waits: string | null
  payoutsTitle: string
  payouts: PayoutEntry[]
  age: string
}

interface CurrencyText {
  currency: string
  /** null where it is the only one. */
  title: string | null
  sums: { name: string; amount: string; note: string | null }[]
  owed: string | null
  next: { name: string; line: string } | null
}

interface Props extends MoneyText {
  /** What the coach can do about a failed payout. */
  failedAction: ReactNode
  children?: ReactNode
}

export function MoneyCard(props: Props) {
  const {
    title,
    failed,
    refused,
    currencies,
    nothing,
    manual,
    waits,
    payoutsTitle,
    payouts,
    age,
    failedAction,
    children,
  } = props
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      {failed.map((each) => (
        <div key={each.title} className="mt-4 rounded-lg border border-red bg-red-soft px-4 py-3">
          <p className="font-medium text-red">{each.title}</p>
          <p className="mt-1">{each.why}</p>
          <p className="mt-1">{each.next}</p>
        </div>
      ))}
      {failed.length > 0 && <div className="mt-3 flex flex-wrap gap-y-2">{failedAction}</div>}
      {refused.map((each) => (
        <p key={each} className="mt-4 border-l-2 border-amber pl-3">
          {each}
        </p>
      ))}
      {currencies.map((each) => (
        <CurrencyBlock key={each.currency} {...each} />
      ))}
      {waits !== null && <p className="mt-4 max-w-prose border-l-2 border-line-strong pl-3">{waits}</p>}
      {[nothing, manual].map(
        (line) =>
          line !== null && (
            <p key={line} className="mt-4 max-w-prose text-muted">
              {line}
            </p>
          ),
      )}
      {payouts.length > 0 && (
        <>
          <h3 className="mt-6 font-medium text-muted">{payoutsTitle}</h3>
          <ul className="mt-1 divide-y divide-line border-t border-line">
            {payouts.map((payout) => (
              <PayoutItem key={payout.id} {...payout} />
            ))}
          </ul>
        </>
      )}
      <p className="mt-6 text-14 text-muted">{age}</p>
      {children}
    </Card>
  )
}

function CurrencyBlock({ title, sums, owed, next }: CurrencyText) {
  return (
    <div className={`mt-4 ${title === null ? '' : 'border-t border-line pt-4'}`}>
      {title !== null && <h3 className="mb-2 font-medium">{title}</h3>}
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-3">
        {sums.map(({ name, amount, note }) => (
          <div key={name}>
            <dt className="text-14 text-muted">{name}</dt>
            <dd className="text-28 font-semibold tracking-tight tabular-nums">{amount}</dd>
            {note !== null && <dd className="text-14 text-muted">{note}</dd>}
          </div>
        ))}
      </dl>
      {owed !== null && <p className="mt-3 max-w-prose border-l-2 border-amber pl-3">{owed}</p>}
      {next !== null && (
        <p className="mt-3 max-w-prose">
          <span className="font-medium">{next.name}</span>
          <br />
          {next.line}
        </p>
      )}
    </div>
  )
}
