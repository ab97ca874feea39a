'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { getFormatter, getTranslations } from 'next-intl/server'
import { toAddress } from '@/lib/address'
import { askForLink, type LinkAnswer, sendLink } from '@/lib/auth/link'
import { toNextPath } from '@/lib/auth/next-path'
import type { FormState } from '@/lib/form-state'
import { emailWords } from './email-words'

/** The same answer for known and unknown addresses; sends the email afterwards. */
export async function askForSignInLink(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('signIn')
  const typed = form.get('email')
  const values = { email: typeof typed === 'string' ? typed.slice(0, 254) : '' }
  const address = toAddress(typed)
  if (address === null) return { fields: { email: t('addressWrong') }, values }

  const answer = await askForLink((await headers()).get('x-forwarded-for'))
  if (answer.kind !== 'look-in-your-mail') return { tone: 'bad', message: await troubleWith(answer), values }
  const words = await emailWords()
  after(() => sendLink(address, toNextPath(form.get('next')), words))
  redirect('/sign-in/sent')
}

async function troubleWith(answer: Exclude<LinkAnswer, { kind: 'look-in-your-mail' }>): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('signIn'), getFormatter()])
  switch (answer.kind) {
    case 'too-soon':
      return t('tooSoon', { when: format.relativeTime(answer.nextAt, new Date()) })
    case 'mail-server-away':
      return t('mailServerAway')
    case 'away':
      return t('away')
  }
}
