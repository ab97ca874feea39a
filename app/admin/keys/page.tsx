import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { MakeKeyForm } from '@/components/admin/make-key-form'
import { RecordTable } from '@/components/admin/record-table'
import { Section } from '@/components/admin/section'
import { AnsweredForm } from '@/components/ui/answered-form'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { keyScopes } from '@/lib/payouts/vocabulary/key-scope'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { makeKey, revokeKey } from './actions'
import { toKeyRow } from './key-row'
import { toTypedKey } from './keys-address'

export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/keys')
  const search = await searchParams
  const { cursor: asked } = search
  const cursor = typeof asked === 'string' ? asked : null
  const [{ keys, next }, words] = await Promise.all([forPages().payouts.keys(adminId, cursor), adminWords()])
  const { t } = words
  return (
    <Shell title={t('keys.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="lg:col-start-2">
          <Section title={t('keys.make')}>
            <MakeKeyForm
              action={makeKey}
              keyId={randomUUID()}
              typed={toTypedKey(search)}
              scopes={keyScopes.map((scope) => ({
                value: scope,
                label: t(`keys.scope.${scope}.name`),
                hint: t(`keys.scope.${scope}.hint`),
              }))}
              text={{
                what: t('keys.what'),
                name: t('keys.name'),
                nameHint: t('keys.name-hint'),
                scopes: t('keys.scopes'),
                secret: t('keys.secret'),
                once: t('keys.once'),
                button: t('keys.button'),
                busy: t('keys.busy'),
              }}
            />
          </Section>
        </div>
        <div className="lg:col-start-1 lg:row-start-1">
          <Section title={t('keys.list')}>
            <AnsweredForm action={revokeKey}>
              <RecordTable
                caption={t('keys.list')}
                columns={[t('keys.name'), t('keys.scopes'), t('keys.made'), t('keys.used'), t('keys.action')]}
                rows={keys.map((key) => toKeyRow(key, words))}
                none={t('keys.none')}
                pager={{
                  label: t('keys.pages'),
                  previous: { href: cursor === null ? null : '/admin/keys', text: t('keys.first') },
                  next: {
                    href: next === null ? null : `/admin/keys?cursor=${encodeURIComponent(next)}`,
                    text: t('keys.next'),
                  },
                }}
              />
            </AnsweredForm>
          </Section>
        </div>
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('keys.title') }
}
