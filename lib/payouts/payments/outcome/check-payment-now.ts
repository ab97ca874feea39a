import { getPlatform } from '../../accounts/find-platform'
import { type CheckAnswer, type CheckPorts, runCheck } from './check-payment'

export type CheckPaymentAnswer = { kind: CheckAnswer } | { kind: 'too-soon'; nextAt: Date }

/** null: unknown reference, or no payment was made. */
export async function checkPayment(ports: CheckPorts, reference: string): Promise<{ kind: CheckAnswer } | null> {
  const check = await ports.store.payments.takeCheck(await getPlatform(ports.provider), reference)
  return check === null ? null : { kind: await runCheck(ports, check) }
}
