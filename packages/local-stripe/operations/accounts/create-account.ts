import type { Account } from '../../accounts/account'
import { answerFor } from '../../accounts/account-body'
import type { Call } from '../../api/operation'
import { countryOf } from '../../data/countries'
import { newFacts } from '../../engine/facts'
import { isEnforcingEmail } from '../../engine/future-requirements'
import { refusal } from '../../errors'
import { newId } from '../../identifiers'
import { insertAccount } from '../../store/accounts'
import { type MetadataParam, mergedMetadata, refuseUnsupported, requireEmail } from '../common-params'
import { type ControllerParam, expressKind } from './controller'
import { givenWith, type Prefill, platformsOwn, prefillParams, refusePrefill } from './prefilled'
import { type CapabilitiesParam, requestedCapabilities } from './requested-capabilities'

export interface CreateAccount extends Prefill {
  type?: string
  controller?: ControllerParam
  country?: string
  email?: string
  metadata?: MetadataParam
  capabilities?: CapabilitiesParam
  tos_acceptance?: { service_agreement?: string }
}

const supported = [
  'type',
  'controller',
  'country',
  'email',
  'metadata',
  ...prefillParams,
  'capabilities',
  'tos_acceptance',
]

/** Opens an Express account as observed at Stripe: everything due and overdue. */
export async function createAccount({ context, tx, platform, params }: Call<CreateAccount>) {
  refuseUnsupported(params, supported)
  requireEmail(params.email, 'email')
  refusePrefill(params, undefined)
  const kind = expressKind(params.type, params.controller)
  const country = params.country ?? context.country
  refuseCountry(country)
  refuseAgreement(params, country, context.country)
  const requested = requestedCapabilities(params.capabilities, country)
  const facts = newFacts(country, requested, newId('person_'))
  const opened: Omit<Account, 'shown' | 'capabilities'> = {
    id: newId('acct_', 16),
    platform: platform.id,
    created: context.clock.now(),
    access: 'granted',
    profile: {
      ...kind,
      email: params.email ?? null,
      metadata: mergedMetadata({}, params.metadata),
      business_profile: platformsOwn(params.business_profile),
      linked: false,
    },
    facts: { ...facts, enforcesFuture: isEnforcingEmail(params.email), given: givenWith({}, params) },
    overrides: null,
  }
  const { body, capabilities } = answerFor(opened, context.clock.now())
  await insertAccount(tx, { ...opened, shown: body, capabilities })
  return body
}

function refuseCountry(country: string): void {
  if (countryOf(country) !== undefined) return
  throw refusal('country not supported', { country })
}

/** Stripe refuses the recipient agreement within one country, observed in public test logs. */
function refuseAgreement({ tos_acceptance }: CreateAccount, country: string, platformCountry: string): void {
  if (tos_acceptance === undefined) return
  if (tos_acceptance.service_agreement === 'recipient' && country === platformCountry) {
    throw refusal('recipient agreement at home', { platform: platformCountry, country })
  }
  throw refusal('unsupported agreement')
}
