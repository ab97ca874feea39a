import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'

export interface PaymentEntry {
  reference: string
  amount: string
  badge: { word: string; tone: BadgeTone }
  made: string
  at: string
  sums: { name: string; amount: string }[]
  /** What the client's bank wants, or what went wrong. */
  notes: string[]
}

export function PaymentList({ payments }: { payments: PaymentEntry[] }) {
  return (
    <ol className="grid gap-4">
      {payments.map(({ reference, amount, badge, made, at, sums, notes }) => (
        <li key={reference}>
          <Card>
            <div className="grid gap-3">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <h2 className="text-20 font-semibold tabular-nums">{amount}</h2>
                <Badge tone={badge.tone}>{badge.word}</Badge>
              </div>
              <p className="text-14 wrap-anywhere text-muted">
                <time dateTime={at}>{made}</time>
              </p>
              {notes.map((note) => (
                <p key={note} className="rounded-lg bg-amber-soft px-3 py-2 text-14 text-amber">
                  {note}
                </p>
              ))}
              <dl className="divide-y divide-line border-t border-line text-14">
                {sums.map((sum) => (
                  <div key={sum.name} className="flex justify-between gap-4 py-2 last:pb-0">
                    <dt className="text-muted">{sum.name}</dt>
                    <dd className="font-medium whitespace-nowrap tabular-nums">{sum.amount}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </Card>
        </li>
      ))}
    </ol>
  )
}
