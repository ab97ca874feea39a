import { type FailureReason, failuresByTestValue, type VerificationFailure } from './verification-failure'
import { failedDocument, isUnmatched } from './verify-identity'

const document = 'company.verification.document'

/** Verifies number, name, address and directors. A document of the business outweighs number and name. */
export function verifyBusiness(given: Record<string, string>): VerificationFailure[] {
  return [
    ...verifyRegistration(given),
    ...verifyBusinessAddress(given),
    ...failuresByTestValue(given, 'directors.first_name', directors),
  ]
}

function verifyRegistration(given: Record<string, string>): VerificationFailure[] {
  const causes = ['company.tax_id', 'company.name', document]
  if (given[document] === 'file_identity_document_success') return []
  if (given[document] !== undefined) return [failedDocument(document, causes)]
  const found = [
    ...failuresByTestValue(given, 'company.tax_id', taxIds),
    ...failuresByTestValue(given, 'company.name', names),
  ]
  return found.map((failure) => ({ ...failure, causes }))
}

function verifyBusinessAddress(given: Record<string, string>): VerificationFailure[] {
  const field = 'company.address.line1'
  const line = given[field]
  if (!isUnmatched(line)) return []
  const reason = 'The address of the business could not be verified.'
  const stops = line === 'address_no_match' ? 'payouts' : 'everything'
  return [{ field, code: 'verification_failed_address_match', reason, causes: [field], stops }]
}

const taxIds: Record<string, FailureReason> = {
  '111111111': ['verification_failed_tax_id_match', 'The tax ID could not be verified for the business name given.'],
  '111111112': ['verification_failed_tax_id_not_issued', 'The tax ID was never issued.'],
}

const names: Record<string, FailureReason> = {
  mismatch_business_name: ['verification_failed_name_match', 'The register knows this business by another name.'],
  match_name_only: ['verification_failed_keyed_match', 'The register knows the name, and nothing else fits.'],
  disallowed_name: ['invalid_company_name_denylisted', 'This name may not be used.'],
}

const directors: Record<string, FailureReason> = {
  mismatch_director: ['verification_directors_mismatch', 'The register names other directors.'],
  missing_director: ['verification_missing_directors', 'The register names a director who is missing here.'],
  extraneous_director: ['verification_extraneous_directors', 'The register does not name this director.'],
}
