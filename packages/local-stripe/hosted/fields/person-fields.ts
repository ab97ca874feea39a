import { addressFields } from './address-fields'
import { choice, email, type Field, phone, shaped, text } from './field'

/**
 * The questions about a person.
 * @param owner `person` is the coach; `owners`, `directors` and the like are others of the business
 * @param of what follows a label to say whose it is, such as ` of the owner`
 */
export function personFields(owner: string, of: string, country: string): Field[] {
  const isCoach = owner === 'person'
  const auto = (name: string) => (isCoach ? { autocomplete: name } : { autocomplete: 'off' })
  const named = (field: string) => `${owner}.${field}`
  return [
    email(named('email'), `Email${of}`, auto('email')),
    phone(named('phone'), `Phone number${of}`, auto('tel')),
    text(named('first_name'), `First name${of}`, { ...auto('given-name'), maxLength: 100 }),
    text(named('last_name'), `Last name${of}`, { ...auto('family-name'), maxLength: 100 }),
    text(named('dob'), `Date of birth${of}`, {
      type: 'date',
      ...auto('bday'),
      hint: 'In tests: 1 January 1901 passes after a while, 1 January 1902 at once, any other fails.',
      problem: birthProblem,
    }),
    text(named('relationship.title'), `Job title${of}`, { ...auto('organization-title'), maxLength: 100 }),
    text(named('relationship.percent_ownership'), `Share of the business${of}, in percent`, {
      isNumeric: true,
      ...shaped(/^(100|\d{1,2})([.,]\d+)?$/, 'Enter a number from 0 to 100.'),
    }),
    ...['owner', 'director', 'executive'].map((role) =>
      choice(named(`relationship.${role}`), roleQuestions[role] ?? role, yesOrNo),
    ),
    ...addressFields(owner, isCoach ? 'Home address' : `Home address${of}`, country),
    text(named('ssn_last_4'), `Last 4 digits of the Social Security number${of}`, {
      hint: 'In tests: 0000.',
      isNumeric: true,
      ...shaped(/^\d{4}$/, 'Enter four digits.'),
    }),
    text(named('id_number'), `${idNumbers[country] ?? 'National ID or tax number'}${of}`, {
      hint: 'In tests: 000000000 passes, 111111111 does not match, 222222222 passes at once.',
      isNumeric: country === 'US',
      clean: (value) => value.replace(/[\s-]/g, ''),
      ...(country === 'US'
        ? shaped(/^\d{9}$/, 'Enter nine digits.')
        : shaped(/^[\p{L}\d./]{4,30}$/u, 'Enter 4 to 30 letters and digits.')),
    }),
    text(named('nationality'), `Nationality${of}`, {
      hint: 'Two letters, such as DE.',
      clean: (value) => value.toUpperCase(),
      ...shaped(/^[A-Z]{2}$/, 'Enter the two letters of a country.'),
    }),
    choice(named('political_exposure'), `Public office${of}`, [
      ['none', 'Neither they nor their family hold one'],
      ['existing', 'They or their family hold one'],
    ]),
  ]
}

const roleQuestions: Record<string, string> = {
  owner: 'Does this person own 25 % of the business or more?',
  director: 'Is this person a director of the business?',
  executive: 'Does this person run the business day to day?',
}

const yesOrNo: [string, string][] = [
  ['true', 'Yes'],
  ['false', 'No'],
]

const idNumbers: Record<string, string> = {
  AU: 'Tax file number',
  CA: 'Social Insurance Number',
  DE: 'Tax identification number',
  GB: 'National Insurance number',
  US: 'Social Security number',
}

function birthProblem(value: string): string | null {
  const isDate = /^(19|20)\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
  if (!isDate || new Date(value).toISOString().slice(0, 10) !== value) return 'Enter a date, such as 1901-01-01.'
  return Date.parse(value) < Date.now() ? null : 'Enter a date in the past.'
}
