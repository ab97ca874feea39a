import type { AskedStaffChange } from '@/lib/auth/staff-change-email'
import { forPages } from '@/lib/composition/for-pages'
import { knownLocale } from '@/lib/words/locale'
import { sayStaffChange } from '@/lib/words/say-account-email'
import { speak } from '@/lib/words/speak'

/** In the coach's language, whatever the admin's is. */
export function staffChangeWords({ was, becomes, language: known }: AskedStaffChange) {
  const language = knownLocale(known)
  const { emails } = speak({}, new Date(), undefined, language)
  const { brand, supportEmail } = forPages()
  return sayStaffChange({ emails, language, platform: brand.name }, { was, becomes, supportEmail })
}
