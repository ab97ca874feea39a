'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { getFormatter, getTranslations } from '@/app/i18n/translations'
import { toAddress } from '@/lib/address'
import { consumeCode } from '@/lib/auth/consume-code'
import { findSessionToken } from '@/lib/auth/guards'
import { askAgain, askForLink, type LinkAnswer, sendExclusion, sendLink } from '@/lib/auth/link'
import { toNextPath } from '@/lib/auth/next-path'
import { findSignInRequest, keepSession, keepSignInRequest } from '@/lib/auth/request-cookie'
import { newSignInRequest, type SignInRequest } from '@/lib/auth/sign-in-request'
import { findBrowserZone } from '@/lib/auth/zone'
import type { FormState } from '@/lib/form-state'
import { findLocale } from '@/lib/words/locale'
import { sayCodeTrouble } from './code-trouble'
import { emailWords } from './email-words'

/** The same answer for known and unknown addresses; sends the email afterwards. */
export async function askForSignInLink(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('signIn')
  const typed = form.get('email')
  const values = { email: typeof typed === 'string' ? typed.slice(0, 254) : '' }
  const address = toAddress(typed)
  if (address === null) return { fields: { email: t('addressWrong') }, values }

  const request = newSignInRequest(address, toNextPath(form.get('next')))
  const answer = await askForLink(request, await forwardedFor())
  return answer.kind === 'look-in-your-mail' ? send(request) : { ...(await troubleWith(answer)), values }
}

/** A new code and link for the address this browser named last; they replace the earlier code. */
export async function sendAgain(_before: FormState): Promise<FormState> {
  const before = await findSignInRequest()
  if (before === null) redirect('/sign-in')
  const request = newSignInRequest(before.address, before.next)
  const answer = await askAgain(request, await forwardedFor())
  return answer.kind === 'look-in-your-mail' ? send(request, '?again=yes') : troubleWith(answer)
}

export async function useCode(_before: FormState, form: FormData): Promise<FormState> {
  const request = await findSignInRequest()
  const typed = form.get('code')
  const answer = await consumeCode(typed, request, {
    session: await findSessionToken(),
    zone: await findBrowserZone(),
    language: findLocale((await headers()).get('accept-language')),
    userAgent: (await headers()).get('user-agent'),
    forwardedFor: await forwardedFor(),
  })
  if (answer.kind !== 'signed-in') {
    // After a double click, the first one has signed the person in, and the page leads on.
    if (answer.kind === 'trouble' && answer.why === 'used') redirect('/sign-in?said=code')
    return sayCodeTrouble(answer, typed)
  }
  await keepSession(answer.cookie)
  redirect(request?.next ?? answer.home)
}

async function send(request: SignInRequest, query = ''): Promise<never> {
  const words = await emailWords()
  await keepSignInRequest(request)
  after(async () => {
    await sendLink(request, words.link)
    await sendExclusion(request, words.excluded)
  })
  redirect(`/sign-in/sent${query}`)
}

const forwardedFor = async () => (await headers()).get('x-forwarded-for')

async function troubleWith(answer: Exclude<LinkAnswer, { kind: 'look-in-your-mail' }>): Promise<FormState> {
  const [t, format] = await Promise.all([getTranslations('signIn'), getFormatter()])
  switch (answer.kind) {
    case 'too-soon':
      return { tone: 'bad', message: t('tooSoon', { when: format.relativeTime(answer.nextAt, new Date()) }) }
    case 'mail-server-away':
      return { tone: 'bad', message: t('mailServerAway') }
    case 'away':
      return { tone: 'bad', message: t('away') }
    default:
      return answer satisfies never
  }
}
