import { type FailureReason, failuresByTestValue, type VerificationFailure } from './verification-failure'

/** Verifies what clients see: website, name, description and statement descriptor. */
export function verifyBusinessProfile(given: Record<string, string>): VerificationFailure[] {
  return [
    ...verifyWebsite(given),
    ...failuresByTestValue(given, 'business_profile.name', names),
    ...verifyDescription(given),
    ...failuresByTestValue(
      lowered(given, 'settings.payments.statement_descriptor'),
      'settings.payments.statement_descriptor',
      {
        mismatch: ['invalid_statement_descriptor_business_mismatch', 'The descriptor does not fit the business.'],
        disallowed: ['invalid_statement_descriptor_denylisted', 'This descriptor may not be used.'],
      },
    ),
    ...failuresByTestValue(lowered(given, prefix), prefix, {
      mismatch: ['invalid_statement_descriptor_prefix_mismatch', 'The prefix does not fit the business.'],
      disallowed: ['invalid_statement_descriptor_prefix_denylisted', 'This prefix may not be used.'],
    }),
  ]
}

/** True when Stripe finds the account inactive. */
export function isInactive(given: Record<string, string>): boolean {
  return subdomainOf(given[url]) === 'inactivity'
}

const url = 'business_profile.url'
const description = 'business_profile.product_description'
const prefix = 'settings.card_payments.statement_descriptor_prefix'

function verifyWebsite(given: Record<string, string>): VerificationFailure[] {
  return failuresByTestValue({ [url]: subdomainOf(given[url]) }, url, websites)
}

/** A description may reveal a website, which is then asked for. */
function verifyDescription(given: Record<string, string>): VerificationFailure[] {
  if (given[description] !== 'require_url') return []
  const reason = 'There is a website for this business. Give its address.'
  return [
    { field: url, code: 'invalid_url_web_presence_detected', reason, causes: [url, description], stops: 'everything' },
  ]
}

/** `missing` for https://missing.stripe.com; empty for any other address. */
function subdomainOf(address = ''): string {
  return /^(?:https?:\/\/)?([a-z]+)\.stripe\.com\/?$/i.exec(address)?.[1]?.toLowerCase() ?? ''
}

function lowered(given: Record<string, string>, field: string): Record<string, string> {
  return { [field]: (given[field] ?? '').toLowerCase() }
}

const websites: Record<string, FailureReason> = {
  disallowed: ['invalid_url_denylisted', 'This website may not be used.'],
  geoblocked: [
    'invalid_url_website_inaccessible_geoblocked',
    'The website cannot be reached from where it is checked.',
  ],
  inaccessible: ['invalid_url_website_inaccessible', 'The website cannot be reached.'],
  mismatch: ['invalid_url_website_business_information_mismatch', 'The website tells of another business.'],
  missing: ['invalid_url_website_incomplete', 'The website does not say what is needed about the business.'],
  passwordprotected: ['invalid_url_website_inaccessible_password_protected', 'The website asks for a password.'],
  problem: ['invalid_url_website_other', 'Something is wrong with the website.'],
  underconstruction: ['invalid_url_website_incomplete_under_construction', 'The website is still being built.'],
}

const names: Record<string, FailureReason> = {
  disallowed_dba: ['invalid_business_profile_name_denylisted', 'This name may not be used.'],
  invalid_dba: ['invalid_business_profile_name', 'This is no name clients could know the business by.'],
}
