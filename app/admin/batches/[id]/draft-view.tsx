import { ConfirmBatchForm } from '@/components/admin/batches/confirm-batch-form'
import { OutcomeList } from '@/components/admin/batches/outcome-list'
import { Card } from '@/components/ui/card'
import type { Batch } from '@/lib/payouts/batches/batch'
import { chosenHoldReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { AdminWords } from '../../admin-words'
import { confirmBatch } from '../actions'
import { toOutcomeLines } from '../batch-view'

/** What would happen to whom, and the one press that lets it. */
export function DraftView({ batch, words }: { batch: Batch; words: AdminWords }) {
  const { t } = words
  const { id, verb, forecast } = batch
  const count = forecast.done ?? 0
  const lines = toOutcomeLines(forecast, batch, words).map(({ outcome, ...line }) =>
    outcome === 'done' ? { ...line, word: t('batches.will', { verb }) } : line,
  )
  return (
    <Card>
      <div className="grid justify-items-start gap-4">
        <p className="max-w-prose">{t(`batches.what.${verb}`)}</p>
        <OutcomeList lines={lines} label={t('batches.summary')} />
        {count === 0 ? (
          <p>{t('batches.nothing')}</p>
        ) : (
          <>
            <p className="max-w-prose text-14 text-muted">{t('batches.again')}</p>
            <ConfirmBatchForm
              action={confirmBatch}
              batch={id}
              reasons={
                verb === 'hold'
                  ? chosenHoldReasons.map((reason) => ({ value: reason, label: t(`hold.reasons.${reason}`) }))
                  : null
              }
              text={{
                reason: t('hold.reason'),
                choose: t('hold.choose'),
                button: t('batches.confirm', { verb, count }),
                busy: t('batches.confirming'),
                note: t('batches.draft-ends'),
              }}
            />
          </>
        )}
      </div>
    </Card>
  )
}
