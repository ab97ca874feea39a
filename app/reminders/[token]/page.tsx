import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { RemindersForm } from '@/components/reminders/reminders-form'
import { Card } from '@/components/ui/card'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import { chooseReminders } from './actions'
import { toReminderToken } from './token'

interface Props {
  params: Promise<{ token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reminders')
  return { title: t('title'), robots: { index: false } }
}

/** Needs no session: the link’s token says whose reminders, and nothing about them. Opening it changes nothing. */
export default async function RemindersPage({ params }: Props) {
  const token = toReminderToken((await params).token)
  const found = token === null ? null : await forPages().payouts.reminders(token)
  const t = await getTranslations('reminders')
  if (token === null || found === null) {
    setNotFound()
    return (
      <Shell title={t('unknown.title')}>
        <Card>
          <p>{t('unknown.what')}</p>
        </Card>
      </Shell>
    )
  }
  const now = found.areStopped ? 'off' : 'on'
  return (
    <Shell title={t('title')}>
      <Card>
        <RemindersForm
          action={chooseReminders}
          token={token}
          wish={found.areStopped ? 'resumed' : 'stopped'}
          text={{ what: t(`${now}.what`), button: t(`${now}.button`), working: t(`${now}.working`) }}
        />
        <p className="mt-6 max-w-prose text-14 text-muted">{t('still')}</p>
        <p className="mt-2 max-w-prose text-14 text-muted">{t('list')}</p>
      </Card>
    </Shell>
  )
}
