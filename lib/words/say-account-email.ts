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
