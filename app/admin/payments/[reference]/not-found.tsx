import { Shell } from '@/app/admin/shell'
import { Empty } from '@/components/ui/empty'
import { adminWords } from '../../admin-words'

export default async function PaymentNotFound() {
  const { t } = await adminWords()
  return (
    <Shell title={t('payment.gone-title')}>
      <Empty text={t('payment.gone')} action={{ href: '/admin/payments', text: t('payment.back') }} />
    </Shell>
  )
}
