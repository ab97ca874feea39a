import { getNow } from 'next-intl/server'
import { paramsOf, refusal } from '@/app/downloads/download'
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
  return refusal([...faults].map((fault) => t(`reports.${fault}`)).join(' '))
}
