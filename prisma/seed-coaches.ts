import type { State } from '../lib/payouts/vocabulary/accounts/state'

const day = 86_400
const inDays = (days: number) => Math.floor(Date.now() / 1000) + days * day

const nothing = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }
const settled = { ...nothing, current_deadline: null, disabled_reason: null }
const on = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  capabilities: { transfers: 'active', card_payments: 'active' },
  requirements: settled,
}
const off = {
  ...on,
  charges_enabled: false,
  payouts_enabled: false,
  capabilities: { transfers: 'inactive', card_payments: 'inactive' },
}

export interface SeedCoach {
  name: string
  reference: string
  email: string
  country: string
  state: State
  says: string
  facts?: Record<string, unknown> | null
}

const document = 'individual.verification.document'

/** A coach in every state, to show every screen. */
export const seedCoaches: SeedCoach[] = [
  {
    name: 'Nora Lindqvist',
    reference: '4701',
    email: 'nora@demo.example',
    country: 'SE',
    state: 'not-started',
    says: 'Has an account here and nothing at Stripe yet.',
  },
  {
    name: 'Umut Yilmaz',
    reference: '4702',
    email: 'umut@demo.example',
    country: 'DE',
    state: 'unfinished',
    says: 'Opened the Stripe form and left it half done.',
    facts: null,
  },
  {
    name: 'Nadia Haddad',
    reference: '4703',
    email: 'nadia@demo.example',
    country: 'FR',
    state: 'needs-you',
    says: 'Sent everything, but the photo ID could not be read.',
    facts: {
      ...off,
      requirements: {
        ...settled,
        currently_due: [document, 'external_account'],
        past_due: [document],
        eventually_due: [document, 'external_account'],
        current_deadline: inDays(9),
        disabled_reason: 'requirements.past_due',
        errors: [
          {
            code: 'verification_document_not_readable',
            reason: 'The document is not readable.',
            requirement: document,
          },
        ],
      },
    },
  },
  {
    name: 'Ivo Marek',
    reference: '4704',
    email: 'ivo@demo.example',
    country: 'CZ',
    state: 'in-review',
    says: 'Sent everything; Stripe is checking it.',
    facts: {
      ...off,
      capabilities: { transfers: 'pending', card_payments: 'pending' },
      requirements: {
        ...settled,
        pending_verification: [document, 'individual.address.line1'],
        disabled_reason: 'requirements.pending_verification',
      },
    },
  },
  {
    name: 'Ana Ruiz',
    reference: 'C-10078',
    email: 'ana@demo.example',
    country: 'ES',
    state: 'ready',
    says: 'Can be paid; nothing is left to do.',
    facts: on,
  },
  {
    name: 'Ben Okafor',
    reference: '4711',
    email: 'ben@demo.example',
    country: 'US',
    state: 'ready-due',
    says: 'Can be paid, and has something to answer within nine days.',
    facts: {
      ...on,
      requirements: {
        ...settled,
        currently_due: ['individual.id_number'],
        eventually_due: ['individual.id_number', document],
        current_deadline: inDays(9),
      },
    },
  },
  {
    name: 'Chiara Conti',
    reference: '4705',
    email: 'chiara@demo.example',
    country: 'IT',
    state: 'ready-checking',
    says: 'Can be paid while Stripe checks a new address.',
    facts: { ...on, requirements: { ...settled, pending_verification: ['individual.address.line1'] } },
  },
  {
    name: 'Tomas Silva',
    reference: '4706',
    email: 'tomas@demo.example',
    country: 'PT',
    state: 'ready-transfers-off',
    says: 'Payouts are on, but new payments are refused: Stripe takes no transfers.',
    facts: { ...on, capabilities: { transfers: 'inactive', card_payments: 'active' } },
  },
  {
    name: 'Piet de Vries',
    reference: '4707',
    email: 'piet@demo.example',
    country: 'NL',
    state: 'paused',
    says: 'The platform paused this account at Stripe.',
    facts: { ...off, requirements: { ...settled, disabled_reason: 'platform_paused' } },
  },
  {
    name: 'Orla Byrne',
    reference: '4708',
    email: 'orla@demo.example',
    country: 'IE',
    state: 'off',
    says: 'Payouts are off, and Stripe asks for nothing.',
    facts: { ...off, requirements: { ...settled, disabled_reason: 'other' } },
  },
  {
    name: 'Rex Holloway',
    reference: '4709',
    email: 'rex@demo.example',
    country: 'GB',
    state: 'rejected',
    says: 'Stripe rejected this account.',
    facts: { ...off, requirements: { ...settled, disabled_reason: 'rejected.other' } },
  },
  {
    name: 'Clara Weber',
    reference: '4710',
    email: 'clara@demo.example',
    country: 'AT',
    state: 'closed',
    says: 'The account at Stripe is no longer ours to see.',
    facts: { ...on, access: 'withdrawn' },
  },
]
