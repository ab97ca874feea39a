import type { ReachText } from '@/components/reminders/reach-card'
import type { Reach } from '@/lib/payouts/ports/email-store'
import type { Translator } from '@/lib/words/tongues'

/** null where every email gets to the coach. */
export function toReach(
  { refusedAt, areRemindersStopped }: Reach,
  { email, from }: { email: string; from: 'account' | 'payouts' },
  t: Translator<'reach'>,
): ReachText | null {
  if (refusedAt === null && !areRemindersStopped) return null
  const change = from === 'account' ? null : { href: '/account', text: t('refused.change') }
  const { what, button, working } = {
    what: t('off.what', { email }),
    button: t('off.button'),
    working: t('off.working'),
  }
  return {
    title: t('title'),
    refused: refusedAt === null ? null : { what: t('refused.what', { email }), change },
    reminders: areRemindersStopped ? { what, button, working, from } : null,
  }
}
