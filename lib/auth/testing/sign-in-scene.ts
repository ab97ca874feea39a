import { type MailBox, openMailBox } from '@/lib/mail/testing/mail-box'
import type { Database } from '@/lib/store/database'

/** What signing in stands on: a database of its own, and a mail box. */
export interface SignInScene {
  /** To arrange rows and to look at them. */
  pool: Database['pool']
  box: MailBox
  list(email: string): Promise<void>
  close(): Promise<void>
}

interface FreshDatabase {
  url: string
  pool: Database['pool']
  drop(): Promise<void>
}

export const appUrl = 'http://localhost:4321'

/** Puts the addresses of both into the settings; to be called before anything reads them. */
export async function openSignInScene(test: FreshDatabase): Promise<SignInScene> {
  const box = await openMailBox()
  Object.assign(process.env, {
    APP_URL: appUrl,
    DATABASE_URL: test.url,
    SMTP_URL: box.smtpUrl,
    NEXTAUTH_SECRET: 'a secret of thirty-two characters',
    STRIPE_SECRET_KEY: 'sk_test_000000000000',
    STRIPE_WEBHOOK_SECRETS: 'whsec_00000000',
    MAIL_FROM: 'Greenlight <pay@example.com>',
    SUPPORT_EMAIL: 'help@example.com',
    SIGN_UP: 'listed',
    ADMIN_EMAILS: 'boss@example.com',
    PLATFORM_COUNTRY: 'US',
  })
  const { database } = await import('@/lib/store/database')
  const memory = database(test.url)
  return {
    pool: test.pool,
    box,
    async list(email) {
      await memory.prisma.coach.create({ data: { email } })
    },
    async close() {
      await memory.close()
      await Promise.all([test.drop(), box.close()])
    },
  }
}

/** The sentences of the letter, whatever they are. */
export const emailWords = {
  subject: 'S',
  greeting: 'G',
  button: 'B',
  lifetime: 'L',
  code: 'C',
  notYou: 'N',
  language: 'en' as const,
}

/** The link in a letter's text, in parts. */
export function linkIn(text: string): { path: string; token: string; email: string; next: string | null } {
  const link = new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '')
  const hidden = new URLSearchParams(link.hash.slice(1))
  return {
    path: link.origin + link.pathname,
    token: hidden.get('token') ?? '',
    email: hidden.get('email') ?? '',
    next: link.searchParams.get('next'),
  }
}
