import { refusal } from '../../errors'
import { refuseUnsupported, requireEmail } from '../common-params'

export interface Prefill {
  business_type?: string
  business_profile?: Record<string, unknown>
  individual?: Record<string, unknown>
  company?: Record<string, unknown>
}

export const prefillParams = ['business_type', 'business_profile', 'company', 'individual'] satisfies (keyof Prefill)[]

/** Onboarding asks for these; only a platform writes the rest of a business profile. */
const asked = ['mcc', 'name', 'product_description', 'support_email', 'support_phone', 'support_url', 'url']

/** What is taken of the person or the company an account is for. */
const owners = [
  { param: 'individual', field: 'person', names: ['email', 'first_name', 'last_name', 'phone'] },
  { param: 'company', field: 'company', names: ['name', 'phone'] },
] as const

const shapes: [name: string, shape: RegExp, refused: 'bad mcc' | 'bad phone' | 'bad address'][] = [
  ['business_profile.mcc', /^\d{4}$/, 'bad mcc'],
  ['business_profile.support_phone', /^\+?[\d\s().-]{7,20}$/, 'bad phone'],
  ['business_profile.support_url', /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+([/?#]\S*)?$/i, 'bad address'],
  ['business_profile.url', /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+([/?#]\S*)?$/i, 'bad address'],
  ['company.phone', /^\+?[\d\s().-]{7,20}$/, 'bad phone'],
  ['person.phone', /^\+?[\d\s().-]{7,20}$/, 'bad phone'],
]

/**
 * Refuses prefilled answers that onboarding would not take.
 * @param businessType what the account is so far
 */
export function refusePrefill(params: Prefill, businessType: string | undefined): void {
  const type = params.business_type ?? businessType
  for (const { param, names } of owners) {
    const given = params[param]
    if (given === undefined) continue
    refuseUnsupported(given, [...names], param)
    if ((type === 'individual') !== (param === 'individual')) throw refusal('data of another type', { param })
    requireEmail(given.email, `${param}[email]`)
  }
  requireEmail(params.business_profile?.support_email, 'business_profile[support_email]')
  const answers = prefilled(params)
  for (const [name, shape, refused] of shapes) {
    const value = answers[name]
    if (!value || shape.test(value)) continue
    throw refusal(refused, { param: paramOf(name), value })
  }
}

function paramOf(field: string): string {
  const [owner = '', name = ''] = field.split('.')
  return `${owner === 'person' ? 'individual' : owner}[${name}]`
}

/** Merges a platform's prefilled answers, by engine field; an empty answer unsets. */
export function givenWith(given: Record<string, string>, params: Prefill): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...given, ...prefilled(params) }).filter(([, value]) => value !== ''))
}

export function prefilled(params: Prefill): Record<string, string> {
  const { business_type } = params
  return {
    ...(business_type === undefined ? {} : { business_type }),
    ...answersOf('business_profile', asked, params.business_profile),
    ...Object.assign({}, ...owners.map(({ param, field, names }) => answersOf(field, names, params[param]))),
  }
}

function answersOf(owner: string, names: readonly string[], given: Record<string, unknown> = {}) {
  const answers = names.filter((name) => given[name] !== undefined)
  return Object.fromEntries(answers.map((name) => [`${owner}.${name}`, String(given[name] ?? '')]))
}

/** The part of a business profile only the platform writes, for example `support_address`. */
export function platformsOwn(business_profile: Prefill['business_profile'] = {}): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(business_profile).filter(([name]) => !asked.includes(name)))
  const { support_address } = own
  return typeof support_address === 'object' ? { ...own, support_address: { ...noAddress, ...support_address } } : own
}

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
