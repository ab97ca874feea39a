import { Shell } from '@/app/admin/shell'
import { DecisionList } from '@/components/admin/coaches/decision-list'
import { FactList } from '@/components/admin/fact-list'
import { Section } from '@/components/admin/section'
import { LeavingLink } from '@/components/ui/leaving-link'
import { PageLink } from '@/components/ui/page-link'
import { Pager } from '@/components/ui/pager'
import { forPages } from '@/lib/composition/for-pages'
import type { ErasedCoach } from '@/lib/payouts/coaches/erased-coach'
import { adminWords } from '../../admin-words'
import { paymentsHref } from '../../payments/payment-filter'
import { copyWords } from './contact-facts'
import { toDecisionEntry } from './decision-entry'

interface Props {
  erased: ErasedCoach
  isNewest: boolean
}

/** What stays of a coach who was erased. */
export async function ErasedPage({ erased, isNewest }: Props) {
  const words = await adminWords()
  const { t, moment } = words
  const { id, exclusion, accounts, decisions, deciders, olderDecisions } = erased
  const here = `/admin/coaches/${id}`
  const who = exclusion.by.email ?? t('coach.excluded-somebody')
  const name = t('coach.id')
  return (
    <Shell title={t('erased.title')} back={{ href: '/admin/coaches', text: t('coach.back') }}>
      <div className="grid gap-6">
        <Section title={t('coach.excluded-title')}>
          <p className="max-w-prose">{t('erased.what', { when: moment(exclusion.at).exact, who })}</p>
          <p className="max-w-prose">{t('erased.kept')}</p>
          <FactList facts={[{ name, code: id, copy: copyWords(name, words) }]} />
          {accounts.length > 0 && <p className="max-w-prose">{t('erased.at-provider')}</p>}
          {accounts.map((account) => (
            <LeavingLink
              key={account}
              href={forPages().accountDashboardUrl(account)}
              rel="noreferrer"
              className="inline-flex min-h-11 items-center wrap-anywhere underline underline-offset-4"
            >
              {t('erased.open', { account })}
            </LeavingLink>
          ))}
          <PageLink
            href={paymentsHref({ coachId: id })}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('payments.of-coach')}
          </PageLink>
        </Section>
        <Section title={t('coach.decisions')} id="activity">
          <DecisionList
            decisions={decisions.map((decision) => toDecisionEntry(decision, deciders, words))}
            none={t('coach.no-decisions')}
          />
          <Pager
            label={t('coach.decision-pages')}
            previous={{ href: isNewest ? null : here, text: t('coach.newest-decisions') }}
            next={{
              href: olderDecisions === null ? null : `${here}?before=${olderDecisions}`,
              text: t('coach.older-decisions'),
            }}
          />
        </Section>
      </div>
    </Shell>
  )
}
