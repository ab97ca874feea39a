import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { cache } from 'react'
import { Shell } from '@/app/admin/shell'
import { AnswerCard } from '@/components/admin/coaches/answer-card'
import { DecisionList } from '@/components/admin/coaches/decision-list'
import { NoteForm } from '@/components/admin/coaches/note-form'
import { NoteList } from '@/components/admin/coaches/note-list'
import { PartLinks } from '@/components/admin/coaches/part-links'
import { RequirementGroups } from '@/components/admin/coaches/requirement-groups'
import { FactList } from '@/components/admin/fact-list'
import { Section } from '@/components/admin/section'
import { Alert } from '@/components/ui/alert'
import { buttonClasses } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import type { SearchParams } from '../../../search-params'
import { adminWords } from '../../admin-words'
import { paymentsHref } from '../../payments/payment-filter'
import { sayLatestFailed } from '../../say-failure'
import { addNote } from './actions'
import { toAnswer } from './answer-view'
import { CoachActions } from './coach-actions'
import { toCoachAddress } from './coach-address'
import { contactFacts, writeTo } from './contact-facts'
import { toDecisionEntry } from './decision-entry'
import { ErasedPage } from './erased-page'
import { ExcludedSection } from './excluded-section'
import { moneyFacts } from './money-facts'
import CoachNotFound from './not-found'
import { toNoteEntry } from './note-entry'
import { requirementGroups } from './requirement-groups'
import { snapshotFacts } from './snapshot-facts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function CoachPage({ params, searchParams }: Props) {
  const address = toCoachAddress(await params, await searchParams)
  const [detail, money] = await Promise.all([findDetail(address?.id, address?.before), findMoney(address?.id)])
  if (address === null || detail === null) {
    const erased = await findErased(address?.id, address?.before)
    if (erased !== null) return <ErasedPage erased={erased} isNewest={address?.before === undefined} />
    setNotFound()
    return <CoachNotFound />
  }

  const words = await adminWords()
  const { t } = words
  const { coach, account, decisions, deciders, olderDecisions } = detail
  const here = `/admin/coaches/${coach.id}`
  const facts = money === null ? [] : moneyFacts(money, detail.state, words)
  const [failed] = money?.failed ?? []
  return (
    <Shell title={coach.name ?? coach.email} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid gap-6">
        <p className="-mt-4 wrap-anywhere text-muted">
          {[
            coach.email,
            detail.formerEmails.length > 0 && t('coach.former-emails', { addresses: detail.formerEmails.join(', ') }),
            coach.reference && t('coach.reference', { reference: coach.reference }),
            t('coach.added', { day: words.moment(coach.createdAt).exact }),
          ]
            .filter((fact) => typeof fact === 'string')
            .join(' · ')}
          {' · '}
          <PageLink href={paymentsHref({ coachId: coach.id })} className="underline underline-offset-4">
            {t('payments.of-coach')}
          </PageLink>
        </p>
        {detail.reach.refusedAt !== null && (
          <Alert tone="bad">
            {t('coach.email-refused', { email: coach.email, when: words.moment(detail.reach.refusedAt).exact })}
          </Alert>
        )}
        {detail.reach.areRemindersStopped && <p className="text-muted">{t('coach.reminders-off')}</p>}
        <PartLinks
          label={t('coach.parts')}
          parts={[
            { id: 'requirements', title: t('coach.requirements') },
            { id: 'money', title: t('money.title') },
            { id: 'activity', title: t('coach.decisions') },
            { id: 'notes', title: t('notes.title') },
            { id: 'contact', title: t('coach.contact') },
            { id: 'account', title: t('coach.snapshot') },
          ]}
        />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_auto_auto_1fr]">
          <AnswerCard answer={toAnswer(detail, words)} />
          {/* One column beside the others; on a narrow screen requirements come before Stripe's data. */}
          <div className="contents lg:col-start-2 lg:row-span-4 lg:grid lg:gap-6">
            {detail.exclusion === null ? (
              <CoachActions detail={detail} words={words} />
            ) : (
              <ExcludedSection coachId={coach.id} exclusion={detail.exclusion} words={words} />
            )}
            <div className="max-lg:order-2">
              <Section title={t('notes.title')} id="notes">
                <NoteForm
                  action={addNote}
                  coachId={coach.id}
                  noteId={randomUUID()}
                  text={{
                    label: t('notes.text'),
                    hint: t('notes.hint'),
                    button: t('notes.button'),
                    busy: t('notes.busy'),
                  }}
                />
                <NoteList notes={detail.staffNotes.map((note) => toNoteEntry(note, words))} none={t('notes.none')} />
              </Section>
            </div>
            <div className="max-lg:order-2">
              <Section title={t('coach.contact')} id="contact">
                <FactList facts={contactFacts(coach, words)} />
                <a href={writeTo(coach, words)} className={`${buttonClasses('quiet')} justify-self-start`}>
                  {t('coach.write')}
                </a>
              </Section>
            </div>
            <div className="max-lg:order-4">
              <Section title={t('coach.snapshot')} id="account">
                {account === null ? (
                  <p>{t('coach.no-snapshot')}</p>
                ) : (
                  <FactList facts={snapshotFacts(account, words)} />
                )}
              </Section>
            </div>
          </div>
          <div className="max-lg:order-1">
            <Section title={t('coach.requirements')} id="requirements">
              <RequirementGroups
                groups={requirementGroups(detail, detail.keys, words)}
                none={t('coach.no-requirements')}
              />
              {detail.keys === null && <p className="mt-3 text-14 text-muted">{t('coach.no-keys')}</p>}
            </Section>
          </div>
          <div className="max-lg:order-1">
            <Section title={t('money.title')} id="money">
              {failed !== undefined && <Alert tone="bad">{sayLatestFailed(failed, words)}</Alert>}
              {facts.length === 0 ? <p>{t('money.none')}</p> : <FactList facts={facts} />}
            </Section>
          </div>
          <div className="max-lg:order-3">
            <Section title={t('coach.decisions')} id="activity">
              <DecisionList
                decisions={decisions.map((decision) =>
                  toDecisionEntry(decision, deciders, words, detail.edits.get(decision.id)),
                )}
                none={t('coach.no-decisions')}
              />
              <Pager
                label={t('coach.decision-pages')}
                previous={{ href: address.before === undefined ? null : here, text: t('coach.newest-decisions') }}
                next={{
                  href: olderDecisions === null ? null : `${here}?before=${olderDecisions}`,
                  text: t('coach.older-decisions'),
                }}
              />
            </Section>
          </div>
        </div>
      </div>
    </Shell>
  )
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const address = toCoachAddress(await params, await searchParams)
  const detail = await findDetail(address?.id, address?.before)
  if (detail !== null) return { title: detail.coach.name ?? detail.coach.email }
  const { t } = await adminWords()
  return { title: t((await findErased(address?.id, address?.before)) === null ? 'not-found.title' : 'erased.title') }
}

/** Shared by the page and its title, so that it is fetched once; null when there is no such coach. */
const findDetail = cache(async (id: string | undefined, before: string | undefined) => {
  const adminId = await requireAdmin(id === undefined ? '/admin/coaches' : `/admin/coaches/${id}`)
  return id === undefined ? null : forPages().payouts.coachDetail(adminId, id, before)
})

/** null unless the coach is erased. */
const findErased = cache(async (id: string | undefined, before: string | undefined) => {
  const adminId = await requireAdmin(id === undefined ? '/admin/coaches' : `/admin/coaches/${id}`)
  return id === undefined ? null : forPages().payouts.erasedCoach(adminId, id, before)
})

async function findMoney(id: string | undefined) {
  const adminId = await requireAdmin(id === undefined ? '/admin/coaches' : `/admin/coaches/${id}`)
  return id === undefined ? null : forPages().payouts.coachMoney(adminId, id)
}
