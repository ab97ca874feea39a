import type { ChosenExclusion } from '@/lib/payouts/vocabulary/exclusion'
import type { Locale } from './locale'
import type { Translator } from './tongues'

interface Said {
  emails: Translator<'emails'>
  language: Locale
  platform: string
}

export function saySignIn({ emails: t, language, platform }: Said) {
  return {
    language,
    subject: t('signIn.subject', { platform }),
    greeting: t('signIn.greeting', { platform }),
    otherwise: t('signIn.otherwise'),
    button: t('signIn.button'),
    lifetime: t('signIn.lifetime'),
    notYou: t('signIn.notYou', { platform }),
  }
}

/** In place of a link, to a coach who may not sign in. */
export function sayExcluded({ emails: t, language, platform }: Said, supportEmail: string) {
  const say = (as: ChosenExclusion) => ({
    language,
    subject: t('signIn.excluded.subject', { platform }),
    says: t(`signIn.excluded.${as}`, { platform }),
    ends: [t('signIn.excluded.contact', { address: supportEmail })],
  })
  return { withdrawn: say('withdrawn'), suspended: say('suspended'), removed: say('removed') }
}

/** Staff propose another address for a coach. */
export function sayStaffChange(
  { emails: t, language, platform }: Said,
  { was, becomes, supportEmail }: { was: string; becomes: string; supportEmail: string },
) {
  return {
    button: t('account.byStaff.new.button'),
    new: {
      language,
      subject: t('account.byStaff.new.subject'),
      says: t('account.byStaff.new.says', { platform, becomes }),
      ends: [t('account.byStaff.lifetime'), t('account.byStaff.new.notYou', { platform })],
    },
    old: {
      language,
      subject: t('account.byStaff.old.subject'),
      says: t('account.byStaff.old.says', { platform, was, becomes }),
      ends: [t('account.byStaff.old.notYou', { address: supportEmail })],
    },
  }
}

export function sayChange({ emails: t, language, platform }: Said, { was, becomes }: { was: string; becomes: string }) {
  return {
    old: {
      language,
      subject: t('account.old.subject', { platform }),
      says: t('account.old.says', { platform, was, becomes }),
      ends: [t('account.lifetime'), t('account.old.notYou')],
    },
    new: {
      language,
      subject: t('account.new.subject', { platform }),
      says: t('account.new.says', { platform, becomes }),
      ends: [t('account.lifetime'), t('account.new.notYou')],
    },
    taken: {
      language,
      subject: t('account.taken.subject', { platform }),
      says: t('account.taken.says', { platform, becomes }),
      ends: [t('account.taken.wasYou')],
    },
  }
}

export function sayChanged({ emails: t, language, platform }: Said, becomes: string, supportEmail: string) {
  return {
    language,
    subject: t('account.changed.subject', { platform }),
    says: t('account.changed.says', { platform, becomes }),
    ends: [t('account.changed.notYou', { address: supportEmail })],
  }
}
