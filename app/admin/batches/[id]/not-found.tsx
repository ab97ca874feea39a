import { Shell } from '@/app/admin/shell'
import { Empty } from '@/components/ui/empty'
import { adminWords } from '../../admin-words'

export default async function BatchNotFound() {
  const { t } = await adminWords()
  return (
    <Shell title={t('batches.not-found')}>
      <Empty text={t('batches.gone')} action={{ href: '/admin/coaches', text: t('coach.back') }} />
    </Shell>
  )
}
