import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import { AskOnce } from '@/components/ui/ask-once'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ApiKey } from '@/lib/payouts/api-clients/key'
import type { AdminWords } from '../admin-words'

export function toKeyRow(key: ApiKey, words: AdminWords): RecordRow {
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
            {!madeBy.isAdmin && <span className="block text-amber">{t('keys.maker-gone')}</span>}
          </>
        ),
      },
      { name: t('keys.used'), content: lastUsedAt === null ? t('keys.never') : <Moment moment={moment(lastUsedAt)} /> },
      { name: '', content: <EndOf apiKey={key} words={words} /> },
    ],
  }
}

/** How to revoke it, or when it was revoked. */
function EndOf({ apiKey, words }: { apiKey: ApiKey; words: AdminWords }) {
  const { t, moment } = words
  const { id, name, hint, revokedAt } = apiKey
  if (revokedAt !== null) {
    return (
      <span className="text-muted">
        {t('keys.revoked')} <Moment moment={moment(revokedAt)} />
      </span>
    )
  }
  return (
    <AskOnce
      label={
        <span>
          {t('keys.ask')} <span className="sr-only">{`${name} ${hint}`}</span>
        </span>
      }
    >
      <p className="max-w-56">{t('keys.revoke-what', { name })}</p>
      <SubmitButton variant="deed" working={t('keys.revoking')} choice={{ name: 'id', value: id }}>
        <span className="wrap-anywhere">{t('keys.revoke', { name })}</span>
      </SubmitButton>
    </AskOnce>
  )
}
