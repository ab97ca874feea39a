import { accountEmail } from '../../../lib/mail/emails/account'
import { alertEmail } from '../../../lib/mail/emails/alert'
import { copyForCoach, emailToSupport } from '../../../lib/mail/emails/help'
import { copyWithoutAccess, emailWithoutAccess } from '../../../lib/mail/emails/help-without-access'
import { signInEmail } from '../../../lib/mail/emails/sign-in'
import type { Email } from '../../../lib/mail/mailer'
import { writeEmail } from '../../../lib/mail/post'
import { waysFor } from '../../../lib/mail/testing/ways'
import type { PayoutEmail } from '../../../lib/payouts/emails/post'
import { toBrand } from '../../../lib/settings/brand/brand'
import { providerWords } from '../../../lib/stripe/words/words'
import { type Locale, staffLocale } from '../../../lib/words/locale'
import { sayChange, sayChanged, saySignIn } from '../../../lib/words/say-account-email'
import { type Speech, speak } from '../../../lib/words/speak'
import { exampleAlerts } from './example-alerts'
import { exampleEmails } from './example-emails'
import { exampleMessage, exampleMessageWithoutAccess } from './example-message'

export interface Preview {
  /** In the page's address. */
  name: string
  when: string
  email: Email
}

const brand = toBrand({
  PLATFORM_NAME: 'Acme Coaching',
  PLATFORM_COLOR: '#3b5bdb',
  PLATFORM_ADDRESS: 'Acme Coaching, 1 Main Street, Springfield, IL 62701',
})
const ways = {
  ...waysFor(brand),
  coachUrl: (id: string) => `https://pay.example.com/admin/coaches/${id}`,
  coachesUrl: 'https://pay.example.com/admin/coaches',
  placeUrl: ({ page }: { page: string }) => `https://pay.example.com/admin/${page}`,
}

/** Every email that the app writes, in a language. */
export function previews(language: Locale, now: Date): Preview[] {
  const ofStaff = speak(providerWords, now, 'UTC', staffLocale)
  return [
    ...previewsIn(speak(providerWords, now, 'Europe/Berlin', language), now),
    {
      name: 'help-to-support',
      when: 'The same, to support',
      email: emailToSupport(exampleMessage(now), ways, ofStaff),
    },
    {
      name: 'help-without-access-to-support',
      when: 'Somebody without access asked for help',
      email: emailWithoutAccess(exampleMessageWithoutAccess, ways, ofStaff),
    },
    ...exampleAlerts(now).map(({ name, when, email }) => ({ name, when, email: alertEmail(email, ways, ofStaff) })),
  ]
}

/** All but those that staff reads. */
export function previewsIn(speech: Speech, now: Date): Preview[] {
  return [
    { name: 'sign-in', when: 'Someone entered this address to sign in', email: signIn(speech) },
    ...changes(speech),
    ...exampleEmails(now).map(({ name, when, email }) => ({ name, when, email: written(email, speech) })),
    { name: 'help-copy', when: 'A coach asked for help', email: copyForCoach(exampleMessage(now), ways, speech) },
    {
      name: 'help-without-access-copy',
      when: 'Somebody without access asked for help',
      email: copyWithoutAccess(exampleMessageWithoutAccess, ways, speech),
    },
  ]
}

export const written = (email: PayoutEmail, speech: Speech) => writeEmail(email, ways, speech)

function signIn(speech: Speech): Email {
  const link = 'https://pay.example.com/sign-in/confirm#token=example'
  return signInEmail(ana, { link, code: '012345' }, saySignIn({ ...speech, platform: brand.name }), brand)
}

function changes(speech: Speech): Preview[] {
  const said = { ...speech, platform: brand.name }
  const becomes = 'ana@new.example'
  const words = sayChange(said, { was: ana, becomes })
  const changed = accountEmail(ana, null, sayChanged(said, becomes, ways.supportEmail), brand)
  return [
    {
      name: 'change-old',
      when: 'Someone changes their address: to the old one',
      email: accountEmail(ana, '012345', words.old, brand),
    },
    { name: 'change-new', when: 'To the new one', email: accountEmail(ana, '543210', words.new, brand) },
    {
      name: 'change-taken',
      when: 'To the new one, where another account has it',
      email: accountEmail(ana, null, words.taken, brand),
    },
    { name: 'changed', when: 'To the old one, once it is changed', email: changed },
  ]
}

const ana = 'ana@example.com'
