import { settleAt, updateMoney } from '../../store/money'
import type { DisputeBody, EvidenceDetails } from '../bodies'
import { type Till, tell } from '../till'
import { isInquiry } from './dispute'
import { outcomeOf } from './settle-dispute'

export interface Answering {
  evidence: Record<string, string>
  metadata: Record<string, string>
  /** True when the evidence, earlier staged evidence included, goes to the bank. */
  submits: boolean
}

/** Stages evidence or submits it to the bank. The dispute is locked and open. */
export async function answerDispute(till: Till, dispute: DisputeBody, asked: Answering): Promise<DisputeBody> {
  const { tx, context } = till
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
  await tell(till, 'charge.dispute.updated', answered, dispute)
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
