import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { FoundList } from '@/components/admin/found-list'
import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { requireAdmin } from '@/lib/auth/guards'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { tableHref } from '../coaches/table-filter'
import { paymentsHref } from '../payments/payment-filter'
import { findEverything, toAsked } from './find-everything'

/** What the palette and the rail lead to, and all of it without scripts. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/search')
  const asked = toAsked(await searchParams)
  const words = await adminWords()
  const { t } = words
  const found = asked === '' ? null : await findEverything(adminId, asked, words)
  const isNothing = found !== null && found.coaches.length === 0 && found.payments.length === 0
  return (
    <Shell title={t('search.title')} wide>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <AddressForm action="/admin/search" role="search" className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <Field type="search" name="q" label={t('search.label')} defaultValue={asked} maxLength={200} key={asked} />
          </div>
          <Button type="submit">{t('search.button')}</Button>
        </AddressForm>
        {found === null && <p className="text-muted">{t('search.empty')}</p>}
        {isNothing && (
          <Empty
            title={t('search.none-title')}
            text={t('search.none')}
            action={{ href: '/admin/coaches', text: t('search.all-coaches') }}
          />
        )}
        {found !== null && (
          <>
            <FoundList
              title={t('search.coaches')}
              things={found.coaches}
              more={
                found.hasMoreCoaches
                  ? { href: tableHref({ ...found.filter, search: asked }), text: t('search.more-coaches') }
                  : null
              }
            />
            <FoundList
              title={t('search.payments')}
              things={found.payments}
              more={
                found.hasMorePayments
                  ? { href: paymentsHref({ search: asked }), text: t('search.more-payments') }
                  : null
              }
            />
          </>
        )}
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('search.title') }
}
