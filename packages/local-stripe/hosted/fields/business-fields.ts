import { addressFields } from './address-fields'
import { choice, email, type Field, phone, shaped, text } from './field'

const webAddress = shaped(
  /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i,
  'Enter a web address, such as https://example.com.',
)

export function businessFields(country: string): Field[] {
  return [
    choice('business_type', 'Type of business', [
      ['individual', 'Individual or sole trader'],
      ['company', 'Company'],
      ['non_profit', 'Non-profit'],
    ]),
    text('company.name', 'Legal name of the business', { autocomplete: 'organization', maxLength: 200 }),
    choice('company.structure', 'Legal form', legalForms, { type: 'select' }),
    text('company.tax_id', taxIds[country] ?? 'Tax ID or registration number', {
      hint: 'In tests: 000000000 passes, 111111111 does not match.',
      clean: (value) => value.replace(/[\s-]/g, ''),
      ...(country === 'US'
        ? shaped(/^\d{9}$/, 'Enter nine digits.')
        : shaped(/^[\p{L}\d./]{4,30}$/u, 'Enter 4 to 30 letters and digits.')),
    }),
    text('company.registration_number', 'Registration number', { hint: 'As shown in the company register.' }),
    phone('company.phone', 'Phone number of the business', { autocomplete: 'off' }),
    ...addressFields('company', 'Address of the business', country),
    choice('business_profile.mcc', 'Line of work', linesOfWork, { type: 'select' }),
    text('business_profile.url', 'Website', {
      autocomplete: 'url',
      hint: 'In tests: https://accessible.stripe.com.',
      ...webAddress,
    }),
    text('business_profile.product_description', 'What you sell', {
      type: 'area',
      hint: 'What clients buy, and when they are charged. In place of a website this is enough.',
      maxLength: 40_000,
      ...shaped(/^[\s\S]{10,}$/, 'Describe it in 10 characters or more.'),
    }),
    text('settings.payments.statement_descriptor', 'Statement descriptor', {
      hint: 'What clients read on their card statement: 5 to 22 characters.',
      ...shaped(/^(?=.*[A-Za-z])[^<>\\'"*]{5,22}$/, 'Use 5 to 22 characters, at least one of them a letter.'),
    }),
    text('business_profile.name', 'Name clients know you by', { autocomplete: 'organization', maxLength: 200 }),
    phone('business_profile.support_phone', 'Support phone', {
      hint: 'Where clients may ask about a charge. In tests: 0000000000.',
    }),
    email('business_profile.support_email', 'Support email'),
    text('business_profile.support_url', 'Support website', { autocomplete: 'off', ...webAddress }),
  ]
}

const legalForms: [string, string][] = [
  ['private_corporation', 'Private corporation or limited company'],
  ['single_member_llc', 'Company with one member'],
  ['multi_member_llc', 'Company with several members'],
  ['private_partnership', 'Partnership'],
  ['incorporated_non_profit', 'Incorporated non-profit'],
  ['unincorporated_non_profit', 'Unincorporated non-profit'],
]

/** Merchant category codes common among coaches. */
const linesOfWork: [string, string][] = [
  ['8299', 'Coaching and education'],
  ['7941', 'Sports and fitness'],
  ['7392', 'Consulting'],
  ['8099', 'Health and nutrition'],
  ['7911', 'Dance and movement'],
  ['8398', 'Charity and community'],
  ['7299', 'Other services'],
]

const taxIds: Record<string, string> = {
  AU: 'Company or business number (ACN or ABN)',
  CA: 'Business number (BN)',
  DE: 'Commercial register number',
  GB: 'Company number',
  US: 'Employer identification number (EIN)',
}
