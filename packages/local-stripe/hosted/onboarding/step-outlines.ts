export interface Outline {
  id: string
  title: string
  lead: string
  /** In the order they are asked. */
  fields: string[]
  /** Extra fields for this step, after its own. */
  takes?: RegExp
}

export function outlineOf(field: string): Outline {
  return (
    outlines.find(({ fields }) => fields.includes(field)) ??
    outlines.find(({ takes }) => takes?.test(field)) ??
    otherQuestions
  )
}

const otherQuestions: Outline = {
  id: 'questions',
  title: 'A few more questions',
  lead: 'The check needs to know a little more.',
  fields: [],
}

const address = (owner: string) => ['line1', 'city', 'state', 'postal_code'].map((part) => `${owner}.address.${part}`)

const person = (owner: string) => [
  `${owner}.first_name`,
  `${owner}.last_name`,
  `${owner}.dob`,
  `${owner}.relationship.title`,
  ...address(owner),
  `${owner}.ssn_last_4`,
  `${owner}.id_number`,
]

const someone = (owner: string) => [
  ...person(owner).slice(0, 3),
  `${owner}.email`,
  `${owner}.phone`,
  ...person(owner).slice(3),
]

/**
 * In Stripe's order. Document steps come first where several match a field, so that no document is asked for as text.
 */
export const outlines: Outline[] = [
  {
    id: 'contact',
    title: 'How can we reach you?',
    lead: 'We begin with your email and phone.',
    fields: ['person.email', 'person.phone'],
  },
  {
    id: 'code',
    title: 'Enter the code',
    lead: 'A code was sent to your phone by text message.',
    fields: ['person.phone_code'],
  },
  {
    id: 'business',
    title: 'What kind of business is it?',
    lead: 'Choose the form in which you sell.',
    fields: ['business_type', 'company.structure'],
  },
  {
    id: 'person',
    title: 'About you',
    lead: 'As shown on your identity document.',
    fields: person('person'),
    takes: /^person\.(?!verification\.|documents\.)/,
  },
  {
    id: 'company',
    title: 'About the business',
    lead: 'As shown in the register.',
    fields: ['company.name', 'company.tax_id', 'company.registration_number', 'company.phone', ...address('company')],
    takes: /^company\.(?!verification\.|(owners|directors|executives)_)/,
  },
  {
    id: 'owners',
    title: 'Who owns the business?',
    lead: 'Everyone else who owns 25% or more.',
    fields: [...someone('owners'), 'company.owners_provided'],
    takes: /^(owners\.(?!verification\.|documents\.)|relationship\.owner|company\.owners)/,
  },
  {
    id: 'directors',
    title: 'Who directs the business?',
    lead: 'Everyone else who leads it and speaks for it.',
    fields: [
      ...someone('directors'),
      'company.directors_provided',
      ...someone('executives'),
      'company.executives_provided',
    ],
    takes:
      /^((directors|executives|authorizer|legal_guardian)\.(?!verification\.|documents\.)|relationship\.|company\.(directors|executives))/,
  },
  {
    id: 'public',
    title: 'What your clients see',
    lead: 'What you sell, and what stands on a card statement.',
    fields: [
      'business_profile.name',
      'business_profile.mcc',
      'business_profile.url',
      'business_profile.product_description',
      'settings.payments.statement_descriptor',
      'business_profile.support_phone',
    ],
    takes: /^(business_profile|settings)\./,
  },
  {
    id: 'bank',
    title: 'Where should payouts go?',
    lead: 'A bank account in your own name, or in that of the business.',
    fields: ['external_account.account_holder_name', 'external_account.routing_number', 'external_account'],
  },
  {
    id: 'documents',
    title: 'Show a document',
    lead: 'A file you add passes the check, unless you choose a test document that fails.',
    fields: ['person.verification.document', 'person.verification.additional_document'],
    takes: /\.verification\.|(^|\.)documents\./,
  },
]
