'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { MadeKey } from '@/components/admin/made-key'
import { requireAdmin, requireRecentAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../admin-words'
import { keysHref } from './keys-address'
import { toNewKey } from './new-key'

/** Makes a key. Its secret is only in this response. */
export async function makeKey(_before: MadeKey, form: FormData): Promise<MadeKey> {
  const { key, wrong, values } = toNewKey(form)
  const adminId = await requireRecentAdmin(keysHref(values))
  const { t } = await adminWords()
  if (key === null) {
    return { fields: Object.fromEntries(wrong.map((field) => [field, t(`keys.${field}-wrong`)])), values }
  }
  const id = z.uuid().toLowerCase().safeParse(form.get('key'))
  if (!id.success) return { tone: 'bad', message: t('keys.form-wrong'), values }
  const answer = await forPages().payouts.makeKeyOnce(adminId, id.data, key)
  revalidatePath('/admin/keys')
  if ('secret' in answer) {
    return { tone: 'good', message: t('keys.is-made', { name: key.name }), secret: answer.secret }
  }
  const { name, hint } = answer.existing
  return { tone: 'bad', message: t('keys.made-before', { name, hint }) }
}

/** Takes effect at once. */
export async function revokeKey(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/keys')
  const { t } = await adminWords()
  const id = z.uuid().safeParse(form.get('id'))
  const didIt = id.success && (await forPages().payouts.revokeKey(adminId, id.data))
  revalidatePath('/admin/keys')
  return { tone: didIt ? 'good' : 'bad', message: t(didIt ? 'keys.is-revoked' : 'keys.had-ended') }
}
