import type { VerificationFailure } from './verification-failure'

const document = 'person.verification.document'
const additionalDocument = 'person.verification.additional_document'
const passing = 'file_identity_document_success'

/** These dates of birth prove an identity; any other needs a document. */
const provenBirths = ['1901-01-01', '1902-01-01', '1900-01-01']

/** Verifies identity by date of birth and number, or by a document, which outweighs both. */
export function verifyIdentity(given: Record<string, string>): VerificationFailure[] {
  const causes = ['person.dob', 'person.ssn_last_4', 'person.id_number', document]
  if (given[document] === passing) return []
  if (given[document] !== undefined) return [failedDocument(document, causes)]
  const found = { causes, stops: 'everything' as const }
  const failures: VerificationFailure[] = []
  if (given['person.dob'] !== undefined && !provenBirths.includes(given['person.dob'])) {
    const reason = 'The identity information you entered could not be verified. Upload a photo of an identity document.'
    failures.push({ ...found, field: document, code: 'verification_failed_keyed_identity', reason })
  }
  if (isNumberWrong(given)) {
    const reason = 'The ID number provided does not match the name and date of birth.'
    failures.push({ ...found, field: 'person.id_number', code: 'verification_failed_id_number_match', reason })
  }
  return failures
}

/** Verifies the home by address, or by a document. */
export function verifyHomeAddress(given: Record<string, string>): VerificationFailure[] {
  const causes = ['person.address.line1', additionalDocument]
  if (given[additionalDocument] === passing) return []
  if (given[additionalDocument] !== undefined) return [failedDocument(additionalDocument, causes)]
  if (!isUnmatched(given['person.address.line1'])) return []
  const reason = 'The address on the account could not be verified. Upload a document that shows it.'
  const code = 'verification_failed_address_match'
  return [{ field: additionalDocument, code, reason, causes, stops: 'everything' }]
}

/** True when a sanctions list may name this person. */
export function isOnSanctionsList(given: Record<string, string>): boolean {
  return given['person.dob'] === '1900-01-01'
}

export function isUnmatched(line: string | undefined): boolean {
  return line === 'address_no_match' || line === 'address_line1_no_match'
}

export function failedDocument(field: string, causes: string[]): VerificationFailure {
  const reason = 'A test mode document was used that always fails.'
  return { field, code: 'verification_document_failed_test_mode', reason, causes, stops: 'everything' }
}

function isNumberWrong(given: Record<string, string>): boolean {
  const whole = given['person.id_number']
  if (whole !== undefined) return whole === '111111111'
  return given['person.ssn_last_4'] === '1111'
}
