import { z } from 'zod'
import { toAddress } from '../address'
import { toPhone } from '../payouts/vocabulary/phone'
import { toLine } from '../payouts/vocabulary/text'
import { toWebsite } from '../payouts/vocabulary/website'

const longestDescription = 500
const shortestDescription = 10

/** What Stripe need not ask the coaches of a platform. */
export const prefillSettings = {
  COACH_MCC: z
    .string()
    .regex(/^\d{4}$/, 'must be a merchant category code of four digits, such as 8299 for lessons and coaching')
    .optional(),
  COACH_PRODUCT_DESCRIPTION: z
    .string()
    .refine(
      isDescription,
      `must be ${shortestDescription} to ${longestDescription} characters on one line that say what clients buy and when they pay, without invisible ones`,
    )
    .optional(),
  COACH_PROFILE_URL: z
    .string()
    .refine(
      isProfilePage,
      'must be a public web address with {reference} in its path, such as https://example.com/coaches/{reference}',
    )
    .optional(),
  CLIENT_SUPPORT_EMAIL: z
    .string()
    .refine((address) => toAddress(address) !== null, 'must be an address, such as clients@example.com')
    .optional(),
  CLIENT_SUPPORT_PHONE: z
    .string()
    .refine((phone) => toPhone(phone) !== null, 'must be a phone number with its country, such as +14155550123')
    .transform((phone) => toPhone(phone) ?? phone)
    .optional(),
  CLIENT_SUPPORT_URL: z
    .string()
    .refine((address) => toWebsite(address) !== null, 'must be a public web address, such as https://example.com/help')
    .transform((address) => toWebsite(address) ?? address)
    .optional(),
}

type Settings = { SUPPORT_EMAIL: string } & { [name in keyof typeof prefillSettings]?: string | undefined }

export function toPlatformPrefill(settings: Settings) {
  return {
    supportEmail: settings.CLIENT_SUPPORT_EMAIL ?? settings.SUPPORT_EMAIL,
    ...(settings.COACH_MCC && { lineOfWork: settings.COACH_MCC }),
    ...(settings.COACH_PRODUCT_DESCRIPTION && { description: settings.COACH_PRODUCT_DESCRIPTION }),
    ...(settings.COACH_PROFILE_URL && { profilePage: settings.COACH_PROFILE_URL }),
    ...(settings.CLIENT_SUPPORT_PHONE && { supportPhone: settings.CLIENT_SUPPORT_PHONE }),
    ...(settings.CLIENT_SUPPORT_URL && { supportWebsite: settings.CLIENT_SUPPORT_URL }),
  }
}

function isDescription(text: string): boolean {
  return text.length >= shortestDescription && toLine(text, longestDescription) !== null
}

/** The place is in the path: a reference could otherwise name another host. */
function isProfilePage(address: string): boolean {
  const [before, ...after] = address.split('{reference}')
  const hasHost = /^https?:\/\/[^/?#]+\/[^?#]*$/i.test(before ?? '')
  return after.length > 0 && hasHost && toWebsite(address.replaceAll('{reference}', 'x')) !== null
}
