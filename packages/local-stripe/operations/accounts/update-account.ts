import type { Account } from '../../accounts/account'
import type { Call } from '../../api/operation'
import { isEnforcingEmail } from '../../engine/future-requirements'
import { refusal } from '../../errors'
import { type MetadataParam, mergedMetadata, refuseUnsupported, requireEmail } from '../common-params'
import { changeOwnAccount } from './change-own-account'
import { givenWith, type Prefill, platformsOwn, prefilled, prefillParams, refusePrefill } from './prefilled'
import { type CapabilitiesParam, withRequested } from './requested-capabilities'
import { type SettingsParam, withSettings } from './update-settings'

export interface UpdateAccount extends Prefill {
  email?: string
  metadata?: MetadataParam
  capabilities?: CapabilitiesParam
  settings?: SettingsParam
}

/** Once a link was created, only the coach answers these, docs.stripe.com/api/accounts/update. */
const coachsOwn = ['business_type', 'company', 'individual', 'external_account']

const supported = ['email', 'metadata', ...prefillParams, 'capabilities', 'settings']

export async function updateAccount(call: Call<UpdateAccount>) {
  const { context, params } = call
  const change = (before: Account): Account => {
    refuseCoachsOwn(before, params)
    refuseUnsupported(params, supported)
    requireEmail(params.email, 'email')
    refusePrefill(params, before.facts.given.business_type)
    const requested = withRequested(before, params.capabilities, context.clock.now())
    return answered(withSettings(requested, params.settings), params)
  }
  return (await changeOwnAccount(call, call.ids[0] ?? '', change)).shown
}

function refuseCoachsOwn({ id, profile }: Account, params: object): void {
  if ('tos_acceptance' in params) throw refusal('terms in their place')
  const refused = profile.linked ? coachsOwn.find((name) => name in params) : undefined
  if (refused !== undefined) throw refusal('business type after a link', { param: refused, account: id })
}

function answered(account: Account, params: UpdateAccount): Account {
  const { profile, facts } = account
  const answers = prefilled(params)
  return {
    ...account,
    profile: {
      ...profile,
      email: params.email ?? profile.email,
      metadata: mergedMetadata(profile.metadata, params.metadata),
      business_profile: { ...profile.business_profile, ...platformsOwn(params.business_profile) },
    },
    facts: {
      ...facts,
      enforcesFuture: facts.enforcesFuture || isEnforcingEmail(params.email),
      given: givenWith(facts.given, params),
      demands: facts.demands.filter(({ field }) => !answers[field]),
    },
  }
}
