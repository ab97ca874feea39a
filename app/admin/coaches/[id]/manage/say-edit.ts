import type { StaffChangeAnswer } from '@/lib/auth/staff-change-email'
import type { FormState } from '@/lib/form-state'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { EditAnswer } from '@/lib/payouts/coaches/edit'
import type { AdminWords } from '../../../admin-words'

export function sayEdit(answer: Exclude<EditAnswer, { kind: 'taken' }>, { t }: AdminWords): FormState {
  if (answer.kind !== 'changed')
    return { tone: 'good', message: t(answer.kind === 'edited' ? 'manage.saved' : 'manage.same') }
  const { name, email, reference } = answer.now
  const now = { name: name ?? t('coach.nameless'), email, reference: reference ?? 'none' }
  return { tone: 'bad', message: t('manage.changed', now) }
}

/** Names who has it, with the way there. */
export function sayTaken(field: 'email' | 'reference', by: Coach | null, { t }: AdminWords): FormState {
  const message = t('manage.taken')
  if (by === null) return { tone: 'bad', message, fields: { [field]: t('manage.email-used') } }
  const has = { name: by.name ?? t('coach.nameless'), email: by.email, reference: by.reference ?? 'none' }
  return {
    tone: 'bad',
    message,
    fields: { [field]: t(`add.${field}-taken`, has) },
    links: [{ href: `/admin/coaches/${by.id}`, text: t('add.see', { name: by.name ?? by.email }) }],
  }
}

interface Asked {
  /** Who has the address, if a coach does. */
  holder: Coach | null
  email: string
  was: string
  isRestSaved: boolean
  values: FormState['values']
}

export function sayEmail(
  answer: StaffChangeAnswer,
  { holder, email, was, isRestSaved, values }: Asked,
  words: AdminWords,
): FormState {
  const { t, clock } = words
  const rest = isRestSaved ? [t('manage.rest-saved')] : []
  const refused = (sentence: string): FormState => ({
    ...(isRestSaved && { tone: 'bad', message: t('manage.rest-saved') }),
    fields: { email: sentence },
    values,
  })
  switch (answer.kind) {
    case 'corrected':
      return { tone: 'good', message: [t('manage.email-corrected', { becomes: email }), ...rest].join(' ') }
    case 'asked':
      return { tone: 'good', message: [t('manage.email-asked', { becomes: email, was }), ...rest].join(' ') }
    case 'same-address':
      return { tone: 'good', message: t(isRestSaved ? 'manage.saved' : 'manage.same') }
    case 'changed-meanwhile':
      return { tone: 'bad', message: [t('manage.readmit-changed'), ...rest].join(' '), values }
    case 'taken': {
      const taken = sayTaken('email', holder, words)
      return { ...taken, ...(isRestSaved && { message: t('manage.rest-saved') }), values }
    }
    case 'bad-address':
      return refused(t('add.email-wrong'))
    case 'set-by-settings':
      return refused(t('manage.email-settings'))
    case 'mail-server-away':
      return refused(t('manage.email-away'))
    case 'too-soon':
      return refused(t('manage.email-too-soon', { time: clock(answer.nextAt) }))
    default:
      return answer satisfies never
  }
}
