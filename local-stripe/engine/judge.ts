import type { AccountFacts } from './facts'
import { judgeBank } from './judge-bank'

/** Something a check found wrong: what must be given again, why, and what it stops. */
export interface Finding {
  field: string
  code: string
  reason: string
  /** The fields it was found in; while one of them is still being checked, nothing is found yet. */
  causes: string[]
  stops: 'everything' | 'payouts'
}

type Given = AccountFacts['given']

const document = 'person.verification.document'
const additionalDocument = 'person.verification.additional_document'

/** Judges answers by the test values of docs.stripe.com/connect/testing. */
export function judge(given: Given): Finding[] {
  return [
    ...judgeIdentity(given),
    ...judgeHome(given),
    ...judgeBusinessAddress(given),
    ...judgeTaxId(given),
    ...judgeBank(given),
  ]
}

/** Fields whose answers Stripe checks with others; the rest only has to be there. */
export const checkedFields = [
  'person.dob',
  'person.ssn_last_4',
  'person.id_number',
  'person.address.line1',
  document,
  additionalDocument,
  'company.address.line1',
  'company.tax_id',
  'external_account',
]

/** Whether the values given are known at once, so that no check has to be waited for. */
export function isKnownAtOnce(given: Given): boolean {
  return given['person.dob'] === '1902-01-01' || given['person.id_number'] === '222222222'
}

/** Documents outweigh numbers and dates. */
function judgeIdentity(given: Given): Finding[] {
  const causes = ['person.dob', 'person.ssn_last_4', 'person.id_number', document]
  if (given[document] === 'file_identity_document_success') return []
  if (given[document] !== undefined) return [failedDocument(document, causes)]
  const found = { causes, stops: 'everything' as const }
  const findings: Finding[] = []
  if (given['person.dob'] !== undefined && !['1901-01-01', '1902-01-01'].includes(given['person.dob'])) {
    const reason = 'The identity information you entered could not be verified. Upload a photo of an identity document.'
    findings.push({ ...found, field: document, code: 'verification_failed_keyed_identity', reason })
  }
  if (isNumberWrong(given)) {
    const reason = 'The ID number provided does not match the name and date of birth.'
    findings.push({ ...found, field: 'person.id_number', code: 'verification_failed_id_number_match', reason })
  }
  return findings
}

function isNumberWrong(given: Given): boolean {
  const whole = given['person.id_number']
  if (whole !== undefined) return whole === '111111111'
  return given['person.ssn_last_4'] === '1111'
}

function judgeHome(given: Given): Finding[] {
  const causes = ['person.address.line1', additionalDocument]
  if (given[additionalDocument] === 'file_identity_document_success') return []
  if (given[additionalDocument] !== undefined) return [failedDocument(additionalDocument, causes)]
  if (!isUnmatched(given['person.address.line1'])) return []
  const reason = 'The address on the account could not be verified. Upload a document that shows it.'
  const code = 'verification_failed_address_match'
  return [{ field: additionalDocument, code, reason, causes, stops: 'everything' }]
}

function judgeBusinessAddress(given: Given): Finding[] {
  const field = 'company.address.line1'
  const line = given[field]
  if (!isUnmatched(line)) return []
  const reason = 'The address of the business could not be verified.'
  const stops = line === 'address_no_match' ? 'payouts' : 'everything'
  return [{ field, code: 'verification_failed_address_match', reason, causes: [field], stops }]
}

function judgeTaxId(given: Given): Finding[] {
  const field = 'company.tax_id'
  const code = {
    '111111111': 'verification_failed_tax_id_match',
    '111111112': 'verification_failed_tax_id_not_issued',
  }[given[field] ?? '']
  if (code === undefined) return []
  const reason = 'The tax ID could not be verified for the business name given.'
  return [{ field, code, reason, causes: [field], stops: 'everything' }]
}

function isUnmatched(line: string | undefined): boolean {
  return line === 'address_no_match' || line === 'address_line1_no_match'
}

function failedDocument(field: string, causes: string[]): Finding {
  const reason = 'A test mode document was used that always fails.'
  return { field, code: 'verification_document_failed_test_mode', reason, causes, stops: 'everything' }
}
