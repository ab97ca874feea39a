import { isIban, usesIban } from '../engine/iban'

/** One question of the hosted form; `name` is the engine's field. */
export interface Field {
  name: string
  label: string
  hint?: string
  type: 'text' | 'email' | 'tel' | 'date' | 'choice'
  choices?: [value: string, label: string][]
  autocomplete?: string
  /** What is wrong with a value that is not empty; null: nothing. */
  problem(value: string): string | null
}

/** The question behind a field; one this form does not know is asked in Stripe's own key. */
export function fieldFor(name: string, country: string): Field {
  if (name === 'external_account') return accountNumber(country)
  if (name === 'external_account.routing_number') return routingNumber(country)
  return fields.get(name) ?? text(name, name, { hint: 'Any answer will do.' })
}

/** A typed value as it is kept: without spaces around, and none inside numbers. */
export function cleaned({ name, type }: Field, value: string): string {
  if (name === 'external_account') return value.replace(/[\s-]/g, '').toUpperCase()
  return type === 'tel' ? value.replace(/[^\d+]/g, '') : value.trim()
}

const documents: Field['choices'] = [
  ['file_identity_document_success', 'A document that passes the check'],
  ['file_identity_document_failure', 'A document that fails the check'],
]

const fields = new Map(
  [
    text('person.email', 'Email', {
      type: 'email',
      autocomplete: 'email',
      ...shaped(/^\S+@\S+\.\S+$/, 'Enter an email address.'),
    }),
    text('person.phone', 'Phone number', {
      type: 'tel',
      autocomplete: 'tel',
      hint: 'In tests: 0000000000.',
      ...shaped(/^\+?\d{7,15}$/, 'Enter a phone number of 7 to 15 digits.'),
    }),
    text('person.phone_code', 'Code', {
      autocomplete: 'one-time-code',
      hint: 'In tests: 000000. No text message was sent.',
      ...shaped(/^000-?000$/, 'That code is not right. In tests it is 000000.'),
    }),
    choice('business_type', 'Type of business', [
      ['individual', 'Individual or sole trader'],
      ['company', 'Company'],
      ['non_profit', 'Non-profit'],
    ]),
    choice('business_profile.mcc', 'Line of work', [
      ['8299', 'Coaching and education'],
      ['7941', 'Sports and fitness'],
      ['7299', 'Other services'],
    ]),
    text('business_profile.url', 'Website', {
      autocomplete: 'url',
      hint: 'In tests: https://accessible.stripe.com.',
      ...shaped(/^(https?:\/\/)?[^\s/]+\.[^\s/]+/, 'Enter a web address, such as https://example.com.'),
    }),
    text('settings.payments.statement_descriptor', 'Statement descriptor', {
      hint: 'What clients read on their card statement: 5 to 22 characters.',
      ...shaped(/^(?=.*[A-Za-z])[^<>\\'"*]{5,22}$/, 'Use 5 to 22 characters, at least one of them a letter.'),
    }),
    text('company.name', 'Legal name of the business', { autocomplete: 'organization' }),
    text('company.tax_id', 'Tax ID', { hint: 'In tests: 000000000 passes, 111111111 does not match.' }),
    ...address('company', 'The business’s'),
    text('person.first_name', 'First name', { autocomplete: 'given-name' }),
    text('person.last_name', 'Last name', { autocomplete: 'family-name' }),
    text('person.dob', 'Date of birth', {
      type: 'date',
      autocomplete: 'bday',
      hint: 'In tests: 1 January 1901 passes after a while, 1 January 1902 at once, any other fails.',
      ...shaped(/^(18|19|20)\d\d-\d\d-\d\d$/, 'Enter a date, such as 1901-01-01.'),
    }),
    ...address('person', 'Your'),
    text('person.ssn_last_4', 'Last 4 digits of your Social Security number', {
      hint: 'In tests: 0000.',
      ...shaped(/^\d{4}$/, 'Enter four digits.'),
    }),
    text('person.id_number', 'ID number', {
      hint: 'In tests: 000000000 passes, 111111111 does not match, 222222222 passes at once.',
    }),
    choice('person.verification.document', 'Identity document', documents),
    choice('person.verification.additional_document', 'Document that shows your address', documents),
  ].map((field) => [field.name, field]),
)

function text(name: string, label: string, more: Partial<Field> = {}): Field {
  return { name, label, type: 'text', problem: () => null, ...more }
}

function choice(name: string, label: string, choices: Field['choices'] = []): Field {
  const problem = (value: string) => (choices.some(([known]) => known === value) ? null : 'Choose one of these.')
  return { name, label, type: 'choice', choices, problem }
}

function shaped(pattern: RegExp, problem: string): Pick<Field, 'problem'> {
  return { problem: (value) => (pattern.test(value) ? null : problem) }
}

function address(owner: string, whose: string): Field[] {
  const auto = (name: string) => (owner === 'person' ? { autocomplete: name } : {})
  return [
    text(`${owner}.address.line1`, `${whose} street address`, {
      ...auto('address-line1'),
      hint: 'In tests: address_full_match passes, address_no_match and address_line1_no_match fail.',
    }),
    text(`${owner}.address.city`, `${whose} city`, auto('address-level2')),
    text(`${owner}.address.state`, `${whose} state or province`, auto('address-level1')),
    text(`${owner}.address.postal_code`, `${whose} postal code`, auto('postal-code')),
  ]
}

function accountNumber(country: string): Field {
  if (!usesIban(country)) {
    const problem = shaped(/^[A-Z0-9]{4,34}$/, 'Enter the account number, without signs.')
    return text('external_account', 'Account number', {
      hint: 'In tests: 000123456789 can be paid out to.',
      ...problem,
    })
  }
  const problem = (value: string) => (isIban(value) ? null : 'That is not a valid IBAN.')
  return text('external_account', 'IBAN', { hint: 'In tests: DE89370400440532013000 can be paid out to.', problem })
}

function routingNumber(country: string): Field {
  const label = { AU: 'BSB', CA: 'Transit and institution number', GB: 'Sort code', US: 'Routing number' }[country]
  const problem = shaped(/^[A-Za-z0-9-]{4,20}$/, 'Enter the number of your bank.')
  const hint = country === 'US' ? 'In tests: 110000000.' : undefined
  return text('external_account.routing_number', label ?? 'Bank code', { hint, ...problem })
}
