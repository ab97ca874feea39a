import type { Coach } from '../coaches/coach'
import type { BusinessType } from '../vocabulary/accounts/business-type'

export interface OwnPrefill {
  businessType?: BusinessType
  firstName?: string
  lastName?: string
  phone?: string
  website?: string
}

/** What the provider is given when the account is opened, and never later. */
export interface Prefill extends OwnPrefill {
  lineOfWork?: string
  description?: string
  supportEmail?: string
  supportPhone?: string
  supportWebsite?: string
}

export interface PlatformPrefill extends Omit<Prefill, keyof OwnPrefill> {
  profilePage?: string
}

export function toPrefill({ profilePage, ...ofPlatform }: PlatformPrefill, coach: Coach, own: OwnPrefill): Prefill {
  const prefill = { ...ofPlatform, ...own }
  if (prefill.website !== undefined || profilePage === undefined || coach.reference === null) return prefill
  return { ...prefill, website: profilePage.replaceAll('{reference}', encodeURIComponent(coach.reference)) }
}
