import type { OwnPrefill } from '@/lib/payouts/accounts/prefill'
import { type BusinessType, businessTypes } from '@/lib/payouts/vocabulary/accounts/business-type'
import { toPhone } from '@/lib/payouts/vocabulary/phone'
import { longestName, toLine } from '@/lib/payouts/vocabulary/text'
import { toWebsite } from '@/lib/payouts/vocabulary/website'
import type { CoachWords } from '@/lib/words/coach-words'

export const prefillNames = ['businessType', 'firstName', 'lastName', 'phone', 'website'] as const

type Name = (typeof prefillNames)[number]

interface TypedPrefill {
  own: OwnPrefill
  /** What is wrong, by field. */
  fields: Partial<Record<Name, string>>
  values: Record<Name, string>
}

/** All of it is optional; what is typed must be right, since Stripe would refuse it. */
export function readPrefill(form: FormData, { t }: Pick<CoachWords, 't'>): TypedPrefill {
  const typed = (name: Name) => String(form.get(name) ?? '').trim()
  const values = Object.fromEntries(
    prefillNames.map((name) => [name, typed(name).slice(0, 300)]),
  ) as TypedPrefill['values']
  const fields: TypedPrefill['fields'] = {}
  const own: OwnPrefill = {}
  const read = <Key extends Name>(name: Key, as: (text: string) => OwnPrefill[Key] | null, wrong: string) => {
    if (typed(name) === '') return
    const answer = as(typed(name))
    if (answer === null) fields[name] = wrong
    else own[name] = answer
  }
  read('businessType', toBusinessType, t('setUp.prefill.businessTypeWrong'))
  read('firstName', (text) => toLine(text, longestName), t('setUp.prefill.firstNameWrong'))
  read('lastName', (text) => toLine(text, longestName), t('setUp.prefill.lastNameWrong'))
  read('phone', toPhone, t('setUp.prefill.phoneWrong'))
  read('website', toWebsite, t('setUp.prefill.websiteWrong'))
  const isOfSomebody = own.firstName !== undefined || own.lastName !== undefined || own.phone !== undefined
  if (isOfSomebody && typed('businessType') === '') fields.businessType = t('setUp.prefill.businessTypeMissing')
  return { own, fields, values }
}

function toBusinessType(text: string): BusinessType | null {
  return businessTypes.find((known) => known === text) ?? null
}
