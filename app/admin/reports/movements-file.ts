import type { Cell } from '@/app/downloads/csv'
import { paramsOf, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { ReportedMovement } from '@/lib/payouts/ports/report-store'
import { toTyped } from '@/lib/words/money-words'
import { type AdminWords, adminWords } from '../admin-words'
import { reportHref } from './chosen-period'
import { periodOf } from './period-of'
import { signOf } from './signs'

/** All movements of the period, even uncounted ones, or the reason there is no file. For admins. */
export async function movementsFile(request: Request): Promise<TableFile | Response> {
  const adminId = await requireAdmin(reportHref(paramsOf(request)))
  const words = await adminWords()
  const asked = await periodOf(request, words)
  if (asked instanceof Response) return asked
  const { from, to } = asked.days
  return {
    name: `movements-${from}-to-${to}`,
    head: columns.map((column) => words.t(`reports.column.${column}`)),
    batches: toRows(forPages().payouts.reportMovements(adminId, asked.period), words),
  }
}

const columns = [
  'at',
  'kind',
  'state',
  'amount',
  'currency',
  'payment',
  'coach',
  'email',
  'reference',
  'reason',
  'dueBy',
  'id',
] as const

async function* toRows(batches: AsyncIterable<ReportedMovement[]>, { t }: AdminWords): AsyncGenerator<Cell[][]> {
  const words = {
    kind: remembered((kind: ReportedMovement['kind']) => t(`payment.movement.${kind}`)),
    state: remembered((state: ReportedMovement['state']) => t(`reports.state.${state}`)),
  }
  for await (const batch of batches) yield batch.map((movement) => toRow(movement, words))
}

function remembered<Key>(say: (key: Key) => string): (key: Key) => string {
  const said = new Map<Key, string>()
  return (key) => {
    const word = said.get(key) ?? say(key)
    said.set(key, word)
    return word
  }
}

interface RowWords {
  kind(kind: ReportedMovement['kind']): string
  state(state: ReportedMovement['state']): string
}

function toRow({ coach, ...movement }: ReportedMovement, words: RowWords): Cell[] {
  const { id, kind, state, amount, currency, at, reason, dueBy, reference } = movement
  return [
    { value: at.toISOString() },
    words.kind(kind),
    words.state(state),
    { value: toTyped(signOf[kind] * amount, currency) },
    currency.toUpperCase(),
    reference,
    coach.name ?? '',
    coach.email,
    coach.reference ?? '',
    reason ?? '',
    dueBy === null ? '' : { value: dueBy.toISOString() },
    id,
  ]
}
