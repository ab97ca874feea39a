import type { Metadata } from 'next'
import { cache } from 'react'
import { Shell } from '@/app/admin/shell'
import { CheckNowForm } from '@/components/admin/coaches/check-now-form'
import { DecisionList } from '@/components/admin/coaches/decision-list'
import { FactList } from '@/components/admin/fact-list'
import { MovementList } from '@/components/admin/payments/movement-list'
import { Section } from '@/components/admin/section'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { LeavingLink } from '@/components/ui/leaving-link'
import { PageLink } from '@/components/ui/page-link'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import { adminWords } from '../../admin-words'
import { toDecisionEntry } from '../../coaches/[id]/decision-entry'
import { paymentBadge } from '../payment-badge'
import { checkPayment } from './actions'
import { toMovementEntry } from './movement-entry'
import PaymentNotFound from './not-found'
import { paymentHref, toReference } from './payment-address'
import { paymentFacts } from './payment-facts'
import { RefundSection } from './refund-section'
import { ShortfallNote } from './shortfall-note'

interface Props {
  params: Promise<{ reference: string }>
}

export default async function PaymentPage({ params }: Props) {
  const detail = await findDetail(toReference(await params))
  if (detail === null) {
    setNotFound()
    return <PaymentNotFound />
  }
  const words = await adminWords()
  const { t, money } = words
  const { payment, decisions, deciders, refundable, shortfall } = detail
  const { coach, amount, currency, paymentId, movements } = payment
  const badge = paymentBadge(payment, words)
  return (
    <Shell title={money(amount, currency)} back={{ href: '/admin/payments', text: t('payment.back') }} wide>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid gap-6">
          <Card>
            <div className="grid justify-items-start gap-3">
              <Badge tone={badge.tone}>{badge.word}</Badge>
              {shortfall !== null && <ShortfallNote taken={shortfall} currency={currency} words={words} />}
              <p>
                {t('payment.for')}{' '}
                <PageLink href={`/admin/coaches/${coach.id}`} className="font-medium underline">
                  {coach.name ?? coach.email}
                </PageLink>
              </p>
              {paymentId !== null && (
                <LeavingLink href={forPages().paymentDashboardUrl(paymentId)} className="underline" rel="noreferrer">
                  {t('payment.at-stripe')}
                </LeavingLink>
              )}
            </div>
          </Card>
          <Section title={t('payment.movements')}>
            <MovementList
              movements={movements.map((movement) => toMovementEntry(movement, words))}
              none={t('payment.no-movements')}
            />
          </Section>
          <Section title={t('coach.decisions')}>
            <DecisionList
              decisions={decisions.map((decision) => toDecisionEntry(decision, deciders, words))}
              none={t('coach.no-decisions')}
            />
          </Section>
        </div>
        <div className="grid gap-6">
          <Section title={t('payment.check')}>
            <CheckNowForm
              action={checkPayment}
              id={payment.reference}
              variant="quiet"
              text={{ button: t('check-now.button'), busy: t('check-now.busy') }}
            />
          </Section>
          <RefundSection payment={payment} refundable={refundable} words={words} />
          <Section title={t('payment.facts')}>
            <FactList facts={paymentFacts(payment, words)} />
          </Section>
        </div>
      </div>
    </Shell>
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [detail, { t }] = await Promise.all([findDetail(toReference(await params)), adminWords()])
  return {
    title: detail === null ? t('payment.gone-title') : t('payment.title', { reference: detail.payment.reference }),
  }
}

/** Shared by the page and its title, so that it is fetched once. */
const findDetail = cache(async (reference: string | null) => {
  const adminId = await requireAdmin(reference === null ? '/admin/coaches' : paymentHref(reference))
  return reference === null ? null : forPages().payouts.payment(adminId, reference)
})
