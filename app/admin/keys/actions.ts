'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { MadeKey } from '@/components/admin/made-key'
import { requireAdmin, requireRecentAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../coaches/admin-words'
import { toNewKey } from './new-key'

/** Makes a key. Its secret is in this one answer and nowhere else. */
export async function makeKey(_before: MadeKey, form: FormData): Promise<MadeKey> {
  const adminId = await requireRecentAdmin('/admin/keys')
  const { t } = await adminWords()
  const { key, wrong, values } = toNewKey(form)
  if (key === null) {
    return { fields: Object.fromEntries(wrong.map((field) => [field, t(`keys.${field}-wrong`)])), values }
  }
  const { secret } = await desk().payouts.makeKey(adminId, key)
  revalidatePath('/admin/keys')
  return { tone: 'good', message: t('keys.is-made', { name: key.name }), secret }
}

/** Ends a key at once. */
export async function revokeKey(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/keys')
  const { t } = await adminWords()
  const id = z.uuid().safeParse(form.get('id'))
  const didIt = id.success && (await desk().payouts.revokeKey(adminId, id.data))
  revalidatePath('/admin/keys')
  return { tone: didIt ? 'good' : 'bad', message: t(didIt ? 'keys.is-revoked' : 'keys.had-ended') }
}
