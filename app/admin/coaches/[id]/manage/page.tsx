import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { AccessForms } from '@/components/admin/coaches/manage/access-forms'
import { DropChangeForm } from '@/components/admin/coaches/manage/drop-change-form'
import { EditForm } from '@/components/admin/coaches/manage/edit-form'
import { EraseForm } from '@/components/admin/coaches/manage/erase-form'
import { Section } from '@/components/admin/section'
import { requireAdmin } from '@/lib/auth/guards'
import { staffAddress } from '@/lib/auth/staff-change-email'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import { exclusionsBefore } from '@/lib/payouts/vocabulary/exclusion'
import { adminWords } from '../../../admin-words'
import { coachGrammar } from '../coach-address'
import { sayExcluded } from '../excluded-section'
import CoachNotFound from '../not-found'
import { accessText } from './access-text'
import { dropEmailChange, editCoach, eraseCoach, excludeCoach, readmitCoach } from './actions'

interface Props {
  params: Promise<{ id: string }>
}

export default async function ManagePage({ params }: Props) {
  const facts = await findFacts(params)
  if (facts === null) {
    setNotFound()
    return <CoachNotFound />
  }
  const { coach, exclusion, address } = facts
  const words = await adminWords()
  const { t, moment } = words
  const name = coach.name ?? coach.email
  return (
    <Shell
      title={t('manage.title', { name })}
      back={{ href: `/admin/coaches/${coach.id}`, text: t('manage.back', { name }) }}
    >
      <div className="grid gap-6">
        <Section title={t('manage.details')}>
          <EditForm
            action={editCoach}
            coach={{ id: coach.id, email: coach.email, name: coach.name ?? '', reference: coach.reference ?? '' }}
            text={{
              email: t('add.email'),
              emailHint: t(`manage.email-hint.${address.hasSignedIn ? 'signed-in' : 'never-signed-in'}`),
              name: t('add.name'),
              nameHint: t('manage.name-hint'),
              reference: t('add.reference'),
              referenceHint: t('add.reference-hint'),
              button: t('manage.button'),
              busy: t('manage.busy'),
            }}
          />
          <DropChangeForm
            action={dropEmailChange}
            coachId={coach.id}
            pending={
              address.pending === null
                ? null
                : t('manage.pending', {
                    becomes: address.pending.becomes,
                    when: moment(address.pending.expires).exact,
                    email: coach.email,
                  })
            }
            text={{ button: t('manage.drop'), busy: t('manage.dropping') }}
          />
        </Section>
        <Section title={t('manage.access')}>
          <AccessForms
            excludeAction={excludeCoach}
            readmitAction={readmitCoach}
            coachId={coach.id}
            says={(exclusion === null ? null : sayExcluded(exclusion, words)) ?? t('manage.open-account')}
            {...accessText(facts, words)}
          />
        </Section>
        <Section title={t('manage.erase.title')}>
          {exclusionsBefore.erased.includes(exclusion?.as ?? null) ? (
            <EraseForm
              action={eraseCoach}
              coachId={coach.id}
              text={{
                ask: t('manage.erase.ask'),
                what: t('manage.erase.what'),
                confirm: t('manage.erase.confirm'),
                hint: t('manage.erase.confirm-hint', { name }),
                button: t('manage.erase.button'),
                busy: t('manage.erase.busy'),
              }}
            />
          ) : (
            <p>{t('manage.erase.first')}</p>
          )}
        </Section>
      </div>
    </Shell>
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const facts = await findFacts(params)
  const { t } = await adminWords()
  if (facts === null) return { title: t('not-found.title') }
  return { title: t('manage.title', { name: facts.coach.name ?? facts.coach.email }) }
}

async function findFacts(params: Props['params']) {
  const { data } = coachGrammar.safeParse(await params)
  const adminId = await requireAdmin(data === undefined ? '/admin/coaches' : `/admin/coaches/${data.id}/manage`)
  const { payouts } = forPages()
  const coach = data === undefined ? null : await payouts.findCoach(adminId, data.id)
  if (coach === null) return null
  const [exclusion, address, detail] = await Promise.all([
    payouts.exclusion(adminId, coach.id),
    staffAddress(adminId, coach.id),
    payouts.accessFacts(adminId, coach.id),
  ])
  return address === null ? null : { coach, exclusion, address, ...detail }
}
