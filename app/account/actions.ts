'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { endOneSession, endOtherSessions, requireCoach, requirePerson } from '@/lib/auth/guards'
import { chooseZone } from '@/lib/auth/own-account'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { whereSaid } from './saved'
import { accountWords } from './words'

const here = '/account'

export async function renameYourself(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach(here)
  const { t } = await accountWords()
  const [typed, was] = [form.get('name'), form.get('was')]
  const name = typeof typed === 'string' ? typed.slice(0, 300) : ''
  const answer = await forPages().payouts.renameSelf(coachId, name, typeof was === 'string' ? was : '')
  switch (answer.kind) {
    case 'renamed':
      revalidatePath('/', 'layout')
      return redirect(whereSaid('name'))
    case 'same-name':
      return { fields: { name: t('name.same-name') }, values: { name } }
    case 'no-name':
      return { fields: { name: t('name.no-name') }, values: { name } }
    case 'named-otherwise':
      revalidatePath(here)
      return { fields: { name: t('name.named-otherwise', { stands: answer.name ?? '' }) }, values: { name } }
    default:
      return answer satisfies never
  }
}

export async function keepZone(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson(here)
  if (!(await chooseZone(person, form.get('zone'))))
    return { fields: { zone: (await accountWords()).t('zone.unknown') } }
  revalidatePath('/', 'layout')
  redirect(whereSaid('zone'))
}

export async function endSession(form: FormData): Promise<void> {
  const person = await requirePerson(here)
  const id = form.get('id')
  await endOneSession(person, typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : '')
  redirect(whereSaid('session'))
}

export async function endOthers(): Promise<void> {
  await endOtherSessions(await requirePerson(here))
  redirect(whereSaid('sessions'))
}
