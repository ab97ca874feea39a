import { Shell } from '@/app/admin/shell'
import { Empty } from '@/components/ui/empty'
import { adminWords } from '../../admin-words'

export default async function CoachNotFound() {
  const { t } = await adminWords()
  return (
    <Shell title={t('not-found.title')}>
      <Empty text={t('not-found.text')} action={{ href: '/admin/coaches', text: t('coach.back') }} />
    </Shell>
  )
}
