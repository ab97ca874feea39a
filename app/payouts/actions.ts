'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireCoach } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import { sayHandOut, sayReread, saySetUp } from './say'
import { coachWords } from './words'

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u)
const country = z.string().regex(/^[A-Z]{2}$/)

export async function setUp(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const words = await coachWords()
  const asked = { name: form.get('name'), country: form.get('country') }
  const values = { name: String(asked.name ?? '').slice(0, 100), country: String(asked.country ?? '').slice(0, 2) }

  const parsed = { name: name.safeParse(asked.name), country: country.safeParse(asked.country) }
  const fields: Record<string, string> = {}
  if (asked.name !== null && !parsed.name.success) fields.name = words.t('setUp.nameWrong')
  if (!parsed.country.success) fields.country = words.t('setUp.countryWrong')
  if (Object.keys(fields).length > 0 || !parsed.country.success) return { fields, values }

  if (parsed.name.success) await desk().payouts.nameMe(coachId, parsed.name.data)
  const answer = await desk().payouts.setUp(coachId, parsed.country.data)
  if (answer.kind === 'link') redirect(answer.url)
  return { ...saySetUp(answer, words), values }
}

export async function continueSetUp(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await desk().payouts.continueSetUp(coachId)
  if (answer.kind === 'link') redirect(answer.url)
  return sayHandOut(answer, await coachWords())
}

export async function openDashboard(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await desk().payouts.openDashboard(coachId)
  if (answer.kind === 'link') redirect(answer.url)
  return sayHandOut(answer, await coachWords())
}

export async function checkAgain(_before: FormState): Promise<FormState> {
  const coachId = await requireCoach('/payouts')
  const answer = await desk().payouts.reread(coachId, 'coach')
  revalidatePath('/payouts')
  return sayReread(answer, await coachWords())
}
