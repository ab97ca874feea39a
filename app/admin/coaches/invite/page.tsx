import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { BadRows } from '@/components/admin/coaches/list/bad-rows'
import { InviteListForm } from '@/components/admin/coaches/list/invite-list-form'
import { ListForm } from '@/components/admin/coaches/list/list-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { JudgedOrInvited } from '@/lib/payouts/coaches/list/invite-list'
import type { ListId } from '@/lib/payouts/vocabulary/ids'
import { mostListed } from '@/lib/payouts/vocabulary/list-fault'
import type { SearchParams } from '../../../search-params'
import { type AdminWords, adminWords } from '../../admin-words'
import { checkList, inviteList } from './actions'
import { listPage, toListId } from './given-list'

interface Props {
  searchParams: Promise<SearchParams>
}

export default async function InvitePage({ searchParams }: Props) {
  const typed = (await searchParams).list
  const id = toListId(typed ?? null)
  const adminId = await requireAdmin(listPage(id))
  const words = await adminWords()
  const { t } = words
  const list = id === null ? null : await forPages().payouts.findList(adminId, id)
  return (
    <Shell title={t('list.title')} back={{ href: '/admin/coaches', text: t('coach.back') }}>
      <div className="grid gap-6">
        {list === null || id === null ? (
          <>
            {typed !== undefined && <Alert tone="bad">{t('list.gone')}</Alert>}
            <p>{t('list.intro')}</p>
            <ListForm
              action={checkList}
              text={{
                list: t('list.text'),
                listHint: t('list.text-hint'),
                file: t('list.file'),
                fileHint: t('list.file-hint', { most: mostListed }),
                button: t('list.check'),
                busy: t('list.checking'),
              }}
            />
          </>
        ) : (
          <List id={id} list={list} words={words} />
        )}
      </div>
    </Shell>
  )
}

function List({ id, list, words: { t } }: { id: ListId; list: JudgedOrInvited; words: AdminWords }) {
  if (list.kind === 'invited')
    return (
      <>
        <Alert tone="good">{t('list.invited', { count: list.invited })}</Alert>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/admin/coaches">{t('list.see')}</ButtonLink>
          <ButtonLink href={listPage(null)} variant="quiet">
            {t('list.another')}
          </ButtonLink>
        </div>
      </>
    )
  const { good, bad } = list
  return (
    <>
      <InviteListForm
        action={inviteList}
        list={id}
        seen={good.length}
        text={{
          title: t('list.good', { count: good.length }),
          what: t('list.what'),
          button: t('list.invite', { count: good.length }),
          busy: t('list.inviting'),
        }}
      />
      {bad.length > 0 && (
        <BadRows
          rows={bad.map(({ row, fault, given }) => ({ row, why: t(`list.fault.${fault}`), given }))}
          text={{
            title: t('list.bad', { count: bad.length }),
            what: t('list.bad-what'),
            caption: t('list.caption'),
            row: t('list.row'),
            why: t('list.why'),
            given: t('list.given'),
          }}
        />
      )}
      <div>
        <ButtonLink href={listPage(null)} variant="quiet">
          {t('list.another')}
        </ButtonLink>
      </div>
    </>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('list.title') }
}
