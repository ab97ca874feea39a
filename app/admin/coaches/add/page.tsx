import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { AddCoachForm } from '@/components/admin/coaches/add-coach-form'
import { PageLink } from '@/components/ui/page-link'
import { requireAdmin } from '@/lib/auth/guards'
import { adminWords } from '../../admin-words'
import { addCoach } from './actions'

export default async function AddCoachPage() {
  await requireAdmin('/admin/coaches/add')
  const { t } = await adminWords()
  return (
    <Shell title={t('add.title')} back={{ href: '/admin/coaches', text: t('coach.back') }}>
      <div className="grid gap-6">
        <div className="grid gap-2">
          <p>{t('add.intro')}</p>
          <p>
            <PageLink href="/admin/coaches/invite" className="underline underline-offset-4">
              {t('list.link')}
            </PageLink>
          </p>
        </div>
        <AddCoachForm
          action={addCoach}
          text={{
            email: t('add.email'),
            name: t('add.name'),
            nameHint: t('add.name-hint'),
            reference: t('add.reference'),
            referenceHint: t('add.reference-hint'),
            button: t('add.button'),
            busy: t('add.busy'),
          }}
        />
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('add.title') }
}
