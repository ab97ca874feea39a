import { settleAt, updateMoney } from '../../store/money'
import type { DisputeBody, EvidenceDetails } from '../bodies'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { isInquiry } from './dispute'
import { outcomeOf } from './settle-dispute'

export interface Answering {
  evidence: Record<string, string>
  metadata: Record<string, string>
  /** True when the evidence, earlier staged evidence included, goes to the bank. */
  submits: boolean
}

/** Stages evidence or submits it to the bank. The dispute is locked and open. */
export async function answerDispute(
  transaction: PlatformTransaction,
  dispute: DisputeBody,
  asked: Answering,
): Promise<DisputeBody> {
  const { tx, context } = transaction
  const evidence = { ...dispute.evidence, ...asked.evidence }
  const hasEvidence = Object.values(evidence).some((said) => typeof said === 'string')
  const isSubmitted = asked.submits && hasEvidence
  const answered: DisputeBody = {
    ...dispute,
    evidence,
    evidence_details: { ...dispute.evidence_details, has_evidence: hasEvidence },
    metadata: asked.metadata,
  }
  if (isSubmitted) {
    const now = context.clock.now()
    answered.status = isInquiry(dispute) ? 'warning_under_review' : 'under_review'
    answered.evidence_details = submitted(answered.evidence_details, now)
    await settleAt(tx, 'dispute', dispute.id, outcomeOf(answered) && now + context.checkSeconds)
  }
  await updateMoney(tx, 'dispute', answered)
  await sendEvent(transaction, 'charge.dispute.updated', answered, dispute)
  return answered
}

function submitted(details: EvidenceDetails, now: number): EvidenceDetails {
  const { due_by, submission_count } = details
  return {
    ...details,
    past_due: due_by !== null && now > due_by,
    submission_count: submission_count + 1,
    submission_method: 'manual',
  }
}
