import type { BatchSet } from '@/lib/payouts/batches/batch'
import { type BatchVerb, batchVerbs } from '@/lib/payouts/vocabulary/batch'
import { paramsIn } from '../../search-params'
import { type Known, toTableFilter, viewOf } from '../coaches/table-filter'

export interface ChosenBatch {
  /** null: not a verb we know. */
  verb: BatchVerb | null
  set: BatchSet
  /** Query parameters without meaning here: nobody is chosen by the rest of them. */
  ignored: string[]
}

const coachId = /^[\w-]{1,64}$/

/** What the form beside the list chose. Anyone may have typed it. */
export function toChosenBatch(form: FormData, known: Known): ChosenBatch {
  const { filter: asked, ignored } = toTableFilter(paramsIn(textOf(form, 'query')), known)
  const filter = { ...asked, cursor: null }
  const verb = batchVerbs.find((each) => each === form.get('verb')) ?? null
  const which = form.get('which')
  if (which === 'all') return { verb, set: { kind: 'matching', filter, query: viewOf(filter) }, ignored }
  const given = which === 'page' ? textOf(form, 'shown').split(',') : form.getAll('coach')
  const coachIds = given.flatMap((id) => (typeof id === 'string' && coachId.test(id) ? [id] : []))
  return { verb, set: { kind: 'selected', coachIds }, ignored: [] }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
