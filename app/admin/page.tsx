import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { Alarm } from '@/components/admin/alarm'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { adminWords } from './admin-words'
import { Pictures } from './home/pictures'

export default async function HomePage() {
  const adminId = await requireAdmin('/admin')
  const words = await adminWords()
  const { payouts } = forPages()
  const [home, alarm] = await Promise.all([payouts.home(adminId), payouts.findAlarm(adminId)])
  const { t, moment } = words
  return (
    <Shell title={t('home.title')} wide hasOwnTitle>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {alarm !== null && (
          <Alarm
            sentence={t(`health.finding.${alarm.name}`, alarm.values)}
            link={{ href: '/admin/health', text: t('health.see') }}
          />
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div>
            <h1 className="text-20 font-semibold tracking-tight md:text-28">{t('home.title')}</h1>
            {home.coaches > 0 && home.countedAt !== null && (
              <p className="text-14 text-muted" title={moment(home.countedAt).exact}>
                {t('home.counted', { near: moment(home.countedAt).near })}
              </p>
            )}
          </div>
          {home.coaches > 0 && <ButtonLink href="/admin/coaches/invite">{t('home.invite')}</ButtonLink>}
        </div>
        {home.coaches === 0 ? (
          <Empty
            title={t('home.empty-title')}
            text={t('home.empty')}
            action={{ href: '/admin/coaches/invite', text: t('home.invite') }}
          />
        ) : (
          <>
            {home.isLate && <Alert tone="bad">{t(home.countedAt === null ? 'home.never' : 'home.late')}</Alert>}
            <Pictures home={home} words={words} />
          </>
        )}
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('home.title') }
}
