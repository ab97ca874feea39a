import { BatchProgress } from '@/components/admin/batches/batch-progress'
import { LeftOutList } from '@/components/admin/batches/left-out-list'
import { LiveBatch } from '@/components/admin/batches/live-batch'
import { OutcomeList } from '@/components/admin/batches/outcome-list'
import { StopBatchForm } from '@/components/admin/batches/stop-batch-form'
import { FactList } from '@/components/admin/fact-list'
import { Section } from '@/components/admin/section'
import { PageLink } from '@/components/ui/page-link'
import type { Batch, LeftOut } from '@/lib/payouts/batches/batch'
import { isFailure } from '@/lib/payouts/vocabulary/batch'
import type { AdminWords } from '../../admin-words'
import { stopBatch } from '../actions'
import { batchPage } from '../batch-address'
import { markOf, settledOf, toneOf, toOutcomeLines } from '../batch-view'
import { batchFacts } from './batch-facts'

interface Props {
  batch: Batch
  leftOut: LeftOut[]
  words: AdminWords
}

export function BatchProgressView({ batch, leftOut, words }: Props) {
  const { t, number } = words
  const { id, state, total, filter } = batch
  const settled = settledOf(batch)
  const lines = toOutcomeLines(batch.counts, batch, words)
  const isGoing = state === 'running' || state === 'stopping'
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-6">
        <Section title={t('batches.progress-label')}>
          <BatchProgress
            tone={toneOf[state]}
            settled={settled}
            total={total}
            text={{
              state: t(`batches.state.${state}`),
              progress: t('batches.progress', { settled: number(settled), total: number(total) }),
              what: sayState(batch, total - settled, words),
            }}
          />
          {isGoing && <LiveBatch path={`${batchPage(id)}/live`} mark={markOf(batch)} />}
          <StopBatchForm
            action={stopBatch}
            batch={id}
            isOffered={state === 'running'}
            text={{
              ask: t('batches.ask-stop'),
              what: t('batches.stop-what'),
              stop: t('batches.stop'),
              stopping: t('batches.stopping'),
            }}
          />
        </Section>
        <Section title={t('batches.summary')}>
          {lines.length === 0 ? (
            <p className="text-muted">{t('batches.not-yet')}</p>
          ) : (
            <OutcomeList lines={lines} label={t('batches.summary')} />
          )}
        </Section>
        {([true, false] as const).map((areFailures) => {
          const groups = leftOut.filter(({ outcome }) => isFailure(outcome) === areFailures)
          return groups.length === 0 ? null : (
            <Section key={String(areFailures)} title={t(areFailures ? 'batches.failures' : 'batches.left')}>
              <LeftOutList groups={groups.map((group) => toGroup(group, batch, words))} />
            </Section>
          )
        })}
      </div>
      <Section title={t('batches.fact.which')}>
        <p className="text-14">{t(filter === null ? 'batches.selected-ones' : 'batches.matching')}</p>
        {filter !== null && (
          <PageLink
            href={`/admin/coaches${filter === '' ? '' : `?${filter}`}`}
            className="inline-flex min-h-8 items-center text-14 underline underline-offset-4"
          >
            {t('batches.see-matching')}
          </PageLink>
        )}
        <FactList facts={batchFacts(batch, words)} />
      </Section>
    </div>
  )
}

function sayState({ state }: Batch, rest: number, { t }: AdminWords): string | null {
  if (state === 'running') return t('batches.running-what')
  if (state === 'stopping') return t('batches.stopping-what')
  return state === 'stopped' ? t('batches.stopped-what', { rest }) : null
}

function toGroup({ outcome, count, coaches }: LeftOut, { verb }: Batch, { t, number }: AdminWords) {
  const more = count - coaches.length
  return {
    title: `${t(`batches.outcome.${outcome}`, { verb })} (${number(count)})`,
    coaches: coaches.map(({ id, name, email }) => ({ href: `/admin/coaches/${id}`, name: name ?? email })),
    more: more > 0 ? t('batches.more', { count: more }) : null,
  }
}
