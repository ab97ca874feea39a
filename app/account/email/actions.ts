'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import {
  askEmailChange,
  confirmEmailChange,
  sendChangeCodes,
  sendChanged,
  withdrawEmailChange,
} from '@/lib/auth/change-email'
import { findSessionToken, requirePerson } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { changedWords, changeEmailWords } from '../email-words'
import { whereSaid } from '../saved'
import { accountWords } from '../words'

const here = '/account'

export async function changeEmail(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson(here)
  const { t, when } = await accountWords()
  const typed = form.get('email')
  const values = { email: typeof typed === 'string' ? typed.slice(0, 254) : '' }
  const answer = await askEmailChange(person, typed)
  switch (answer.kind) {
    case 'asked': {
      const words = await changeEmailWords(answer.change)
      after(() => sendChangeCodes(answer.change, words))
      return redirect(whereSaid('email-asked'))
    }
    case 'bad-address':
    case 'same-address':
    case 'set-by-settings':
      return { fields: { email: t(`email.${answer.kind}`) }, values }
    case 'too-soon':
      return { fields: { email: t('email.too-soon', { when: when(answer.nextAt) }) }, values }
    case 'mail-server-away':
      return { fields: { email: t('email.mail-server-away') }, values }
    default:
      return answer satisfies never
  }
}

export async function confirmEmail(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson(here)
  const { t } = await accountWords()
  const typed = { old: form.get('old'), new: form.get('new') }
  const answer = await confirmEmailChange(person, typed, (await findSessionToken()) ?? '')
  switch (answer.kind) {
    case 'changed': {
      const words = await changedWords(answer.becomes)
      after(() => sendChanged(answer.was, words))
      return redirect(whereSaid('email'))
    }
    case 'wrong': {
      const wrong = t('email.wrong', { left: answer.left })
      return {
        fields: { ...(answer.isOldRight ? {} : { old: wrong }), ...(answer.isNewRight ? {} : { new: wrong }) },
        values: { ...(answer.isOldRight && kept('old')), ...(answer.isNewRight && kept('new')) },
      }
    }
    case 'malformed': {
      const six = t('email.malformed')
      return {
        fields: { ...(answer.isOldCode ? {} : { old: six }), ...(answer.isNewCode ? {} : { new: six }) },
        values: { ...kept('old'), ...kept('new') },
      }
    }
    case 'taken':
      return { tone: 'bad', message: t('email.taken', { address: forPages().supportEmail }) }
    case 'spent':
    case 'none':
      return { tone: 'bad', message: t(`email.${answer.kind}`) }
    default:
      return answer satisfies never
  }

  function kept(name: 'old' | 'new') {
    const code = typed[name]
    return { [name]: typeof code === 'string' ? code.slice(0, 40) : '' }
  }
}

export async function withdrawEmail(): Promise<void> {
  await withdrawEmailChange(await requirePerson(here))
  redirect(whereSaid('email-withdrawn'))
}
