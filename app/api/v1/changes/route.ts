import type { z } from 'zod'
import { getTranslations } from '@/app/i18n/translations'
import { forPages } from '@/lib/composition/for-pages'
import { apiLocale } from '../codes'
import { listChanges } from '../operations'
import { answer } from '../problem'
import { refuseMethod } from '../refuse-method'
import { serve } from '../serve'
import { type changes, position } from '../shapes'

/** Changes after a position; the response's `next` leads on. */
export const GET = serve(listChanges, async ({ request, key, problem }) => {
  const after = position.safeParse(new URL(request.url).searchParams.get('after') ?? '0')
  if (!after.success) {
    const t = await getTranslations('api.fields', apiLocale)
    return problem('invalid', { errors: [{ parameter: 'after', detail: t('after') }] })
  }
  const found = await forPages().payouts.changesAfter(key, Number(after.data))
  if (found === null) return problem('beyond-the-end')
  const sent = found.map(({ position, at, ...rest }) => ({ ...rest, position: String(position), at: at.toISOString() }))
  const next = sent.at(-1)?.position ?? after.data
  return answer({ changes: sent, next, more: sent.length === pageSize } satisfies z.infer<typeof changes>)
})

const pageSize = 100

const refused = refuseMethod('GET', 'HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }
