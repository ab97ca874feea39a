import { Empty } from '@/components/admin/empty'
import { PageShell } from '@/components/ui/page-shell'
import { adminWords } from '../admin-words'

export default async function CoachNotFound() {
  const { t } = await adminWords()
  return (
    <PageShell title={t('not-found.title')}>
      <Empty text={t('not-found.text')} action={{ href: '/admin/coaches', text: t('coach.back') }} />
    </PageShell>
  )
}
