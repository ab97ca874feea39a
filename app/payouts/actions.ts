'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { longestName, toLine } from '@/lib/payouts/vocabulary/text'
import { sayFetch, sayHandOut, saySetUp } from './answer-sentences'
import { toCountryLinks } from './set-up/country-links'
import { readPrefill } from './set-up/typed-prefill'
import { sayStartOver } from './start-over-sentences'
import { coachWords } from './words'

const country = z.string().regex(/^[A-Z]{2}$/)

export async function setUp(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const words = await coachWords()
  const asked = { name: form.get('name'), country: form.get('country') }
  const prefill = readPrefill(form, words)
  const values = {
    ...prefill.values,
    name: String(asked.name ?? '').slice(0, 100),
    country: String(asked.country ?? '').slice(0, 2),
  }

  const name = toLine(asked.name, longestName)
  const parsed = { country: country.safeParse(asked.country) }
  const fields: Record<string, string> = { ...prefill.fields }
  if (asked.name !== null && name === null) fields.name = words.t('setUp.nameWrong')
  if (!parsed.country.success) fields.country = words.t('setUp.countryWrong')
  if (Object.keys(fields).length > 0 || !parsed.country.success) return { fields, values }

  const answer = await forPages().payouts.setUp(coachId, parsed.country.data, name, prefill.own)
  if (answer.kind === 'link') redirect(answer.url)
  if (answer.kind === 'set-up-otherwise' || answer.kind === 'named-otherwise')
    redirect(`/payouts?said=${answer.kind}&asked=${parsed.country.data}`)
  const links = toCountryLinks(parsed.country.data, forPages().supportEmail, words)
  return { ...saySetUp(answer, { name: words.country(parsed.country.data), links }, words), values }
}

export async function continueSetUp(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await forPages().payouts.continueSetUp(coachId)
  if (answer.kind === 'link') redirect(answer.url)
  return sayHandOut(answer, await coachWords())
}

export async function startOver(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await forPages().payouts.startOver(coachId, String(form.get('account') ?? ''))
  if (answer.kind === 'started-over' || answer.kind === 'closed-before') redirect(`/payouts?said=${answer.kind}`)
  revalidatePath('/payouts')
  return sayStartOver(answer, await coachWords())
}

export async function openDashboard(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await forPages().payouts.openDashboard(coachId)
  if (answer.kind === 'link') redirect(answer.url)
  return sayHandOut(answer, await coachWords())
}

export async function checkAgain(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await forPages().payouts.fetchAccount(coachId, 'coach')
  revalidatePath('/payouts')
  return sayFetch(answer, await coachWords())
}
