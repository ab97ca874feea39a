import { getNow } from 'next-intl/server'
import type { SearchParams } from '../../search-params'
import type { AdminWords } from '../admin-words'
import { type ChosenPeriod, type PeriodFault, toPeriod } from './chosen-period'

/** The period of a download's address, or the refusal. */
export async function periodOf(
  request: Request,
  { t }: AdminWords,
): Promise<Extract<ChosenPeriod, { period: object }> | Response> {
  const asked = toPeriod(paramsOf(request), await getNow())
  if (asked.period !== null) return asked
  const faults = new Set<PeriodFault>(Object.values(asked.faults))
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(`${[...faults].map((fault) => t(`reports.${fault}`)).join(' ')}\n`, { status: 400, headers })
}

export const paramsOf = (request: Request): SearchParams => Object.fromEntries(new URL(request.url).searchParams)
