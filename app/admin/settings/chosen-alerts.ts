import { z } from 'zod'
import { type AlertChoices, alertKinds, alertTimings } from '@/lib/payouts/vocabulary/alert'

/** One answer for each kind; null for anything else. */
export function toChosenAlerts(form: FormData): AlertChoices | null {
  const result = grammar.safeParse(Object.fromEntries(alertKinds.map((kind) => [kind, form.getAll(kind)])))
  return result.success ? result.data : null
}

const one = z.tuple([z.enum(alertTimings)]).transform(([timing]) => timing)

const grammar = z.record(z.enum(alertKinds), one)
