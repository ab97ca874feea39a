import 'server-only'
import { timings } from '@/lib/composition/timings'
import { env } from '@/lib/env'
import { createMailer, type Mailer } from '@/lib/mail/mailer'
import type { KeyStore } from '@/lib/payouts/api-clients/key'
import { notingLimits } from '@/lib/security-log'
import { type Brand, toBrand } from '@/lib/settings/brand/brand'
import { toSender } from '@/lib/settings/sender'
import { createKeyStore } from '@/lib/store/api-clients/key-store'
import { createPeople, type People } from '@/lib/store/auth/people'
import type { SignInRule } from '@/lib/store/auth/sign-in'
import { database as openDatabase } from '@/lib/store/database'
import { type CallerLimits, createCallerLimits } from '@/lib/store/limits/caller-limits'
import { createWrongKeys, type WrongKeys } from './wrong-keys'

export interface AuthRooms {
  people: People
  keys: Pick<KeyStore, 'findKey'>
  wrongKeys: WrongKeys
  limiter: CallerLimits
  mailer: Mailer
  brand: Brand
  rule: SignInRule
}

const kept = globalThis as typeof globalThis & { greenlightAuth?: AuthRooms }

export function authRooms(): AuthRooms {
  kept.greenlightAuth ??= open()
  return kept.greenlightAuth
}

function open(): AuthRooms {
  const settings = env()
  const brand = toBrand(settings)
  const database = openDatabase(settings.DATABASE_URL, timings.database)
  return {
    people: createPeople(database),
    keys: createKeyStore(database),
    wrongKeys: createWrongKeys(timings.auth.wrongKeys),
    limiter: notingLimits(createCallerLimits(database)),
    mailer: createMailer({
      smtpUrl: settings.SMTP_URL,
      from: toSender(settings.MAIL_FROM, brand.name),
      deadlineMilliseconds: timings.mail.deadlineMilliseconds,
    }),
    brand,
    rule: { signUp: settings.SIGN_UP, adminEmails: settings.ADMIN_EMAILS },
  }
}
