import { type MailBox, openMailBox } from '@/lib/mail/testing/mail-box'
import type { Database } from '@/lib/store/database'

export interface SignInScene {
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

/** Puts both addresses into the settings; call it before anything reads them. */
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
  const { database: openDatabase } = await import('@/lib/store/testing/database')
  const database = openDatabase(test.url)
  return {
    pool: test.pool,
    box,
    async list(email) {
      await database.prisma.coach.create({ data: { email } })
    },
    async close() {
      await database.close()
      await Promise.all([test.drop(), box.close()])
    },
  }
}

export const emailWords = {
  subject: 'S',
  greeting: 'G',
  button: 'B',
  lifetime: 'L',
  otherwise: 'O',
  notYou: 'N',
  language: 'en-GB' as const,
}

export const codeIn = (text: string): string => /^\d{6}$/m.exec(text)?.[0] ?? ''

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
