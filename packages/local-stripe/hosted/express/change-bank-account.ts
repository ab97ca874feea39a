import type { Account } from '../../accounts/account'
import type { Context } from '../../context'
import { submit } from '../../engine/submit-answers'
import { bankFields } from '../fields/bank-fields'
import { changeFacts } from '../onboarding/onboarding-session'
import { readAnswers } from '../read-answers'

interface Wrong {
  values: Record<string, string>
  problems: Map<string, string>
}

/** Changes the bank account at once; other draft answers stay drafts. Returns null when done. */
export async function changeBankAccount(
  context: Context,
  { id, platform, facts }: Account,
  form: Record<string, unknown>,
): Promise<Wrong | null> {
  const { answers, values, problems } = await readAnswers({ fields: bankFields(facts.country) }, form)
  if (problems.size > 0) return { values, problems }
  const { clock, checkSeconds } = context
  await changeFacts(context, id, (now) => ({
    ...submit({ ...now, draft: answers }, clock.of(platform).now(), checkSeconds),
    draft: now.draft,
  }))
  return null
}
