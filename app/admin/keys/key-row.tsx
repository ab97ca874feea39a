import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ServiceKey } from '@/lib/payouts/services/key'
import type { AdminWords } from '../coaches/admin-words'

export function toKeyRow(key: ServiceKey, words: AdminWords): RecordRow {
  const { t, moment } = words
  const { id, name, hint, scopes, madeBy, madeAt, lastUsedAt } = key
  return {
    id,
    head: (
      <>
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="block whitespace-nowrap text-muted">{t('keys.hint', { hint })}</span>
      </>
    ),
    cells: [
      { name: t('keys.scopes'), content: scopes.map((scope) => t(`keys.scope.${scope}.name`)).join(', ') },
      {
        name: t('keys.made'),
        content: (
          <>
            <Moment moment={moment(madeAt)} />
            <span className="block text-muted wrap-anywhere">{madeBy.email ?? madeBy.id}</span>
          </>
        ),
      },
      { name: t('keys.used'), content: lastUsedAt === null ? t('keys.never') : <Moment moment={moment(lastUsedAt)} /> },
      { name: '', content: <EndOf serviceKey={key} words={words} /> },
    ],
  }
}

/** How to end it, or since when it has. */
function EndOf({ serviceKey, words }: { serviceKey: ServiceKey; words: AdminWords }) {
  const { t, moment } = words
  const { id, name, hint, revokedAt } = serviceKey
  if (revokedAt !== null) {
    return (
      <span className="text-muted">
        {t('keys.revoked')} <Moment moment={moment(revokedAt)} />
      </span>
    )
  }
  return (
    <SubmitButton look="quiet" working={t('keys.revoking')} choice={{ name: 'id', value: id }}>
      <span>
        {t('keys.revoke')} <span className="sr-only">{`${name} ${hint}`}</span>
      </span>
    </SubmitButton>
  )
}
