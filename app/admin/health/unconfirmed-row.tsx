import { CoachName } from '@/components/admin/coaches/coach-name'
import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Unconfirmed } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'
import { toCoachName } from './coach-of'

export function toUnconfirmedRow(row: Unconfirmed, words: AdminWords): RecordRow {
  const { t, moment } = words
  const coach = toCoachName(row, words)
  return {
    id: row.accountId,
    head: <CoachName {...coach} />,
    cells: [
      {
        name: t('health.failing.error'),
        content: (
          <>
            {t(`health.failure.${row.failure ?? 'unknown'}`)}
            <span className="block text-muted">{t('health.failing.times', { count: row.failures })}</span>
          </>
        ),
      },
      { name: t('health.failing.since'), content: <Moment moment={moment(row.since)} /> },
      {
        name: t('health.failing.next'),
        content: row.nextTryAt === null ? t('health.failing.soon') : <Moment moment={moment(row.nextTryAt)} />,
      },
      {
        name: '',
        content: (
          <SubmitButton
            variant="quiet"
            working={t('health.failing.retrying')}
            choice={{ name: 'id', value: row.coachId }}
          >
            <span>
              {t('health.failing.retry')} <span className="sr-only">{coach.name}</span>
            </span>
          </SubmitButton>
        ),
      },
    ],
  }
}
