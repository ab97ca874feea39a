'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { getFormatter, getTranslations } from 'next-intl/server'
import { toAddress } from '@/lib/address'
import { askForLink, sendLink } from '@/lib/auth/link'
import { toNextPath } from '@/lib/auth/next-path'
import type { FormState } from '@/lib/form-state'
import { letterWords } from './letter-words'

export async function askForSignInLink(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('signIn')
  const typed = form.get('email')
  const values = { email: typeof typed === 'string' ? typed.slice(0, 254) : '' }
  const address = toAddress(typed)
  if (address === null) return { fields: { email: t('addressWrong') }, values }

  const answer = await askForLink(address, (await headers()).get('x-forwarded-for'))
  if (answer.kind === 'mail-server-away') return { tone: 'bad', message: t('mailServerAway'), values }
  if (answer.kind === 'too-soon') {
    const time = (await getFormatter()).dateTime(answer.nextAt, { timeStyle: 'short' })
    return { tone: 'bad', message: t('tooSoon', { time }), values }
  }
  const words = await letterWords()
  after(() => sendLink(address, toNextPath(form.get('next')), words))
  redirect('/sign-in/sent')
}
