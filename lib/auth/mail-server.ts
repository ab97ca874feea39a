import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'

/** Whether it answers now. Why it does not stands in the log. */
export async function doesMailServerAnswer(mailer: { greet(): Promise<unknown> }): Promise<boolean> {
  try {
    await mailer.greet()
    return true
  } catch (error) {
    log.error('the mail server did not answer', codesOf(error))
    return false
  }
}
