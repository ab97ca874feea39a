import { z } from 'zod'
import type { SearchParams } from '../../../search-params'

/** The coach and position in an address; null when invalid. */
export function toCoachAddress(params: unknown, searchParams: SearchParams) {
  const coach = coachGrammar.safeParse(params)
  return coach.success ? { ...coach.data, ...beforeGrammar.parse(searchParams) } : null
}

/** The grammar of our own ids. */
export const coachGrammar = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })

/** A decision's id, short enough for the database's integers. */
const beforeGrammar = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
