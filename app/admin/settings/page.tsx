import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { getVoice } from '@/app/i18n/translations'
import { Section } from '@/components/admin/section'
import { AlertChoice } from '@/components/admin/settings/alert-choice'
import { AnsweredForm } from '@/components/ui/answered-form'
import { PageLink } from '@/components/ui/page-link'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { alertKinds, alertTimings } from '@/lib/payouts/vocabulary/alert'
import { sayZone } from '@/lib/words/time-words'
import { adminWords } from '../admin-words'
import { chooseAlerts } from './actions'

export default async function SettingsPage() {
  const adminId = await requireAdmin('/admin/settings')
  const { payouts, alertHost } = forPages()
  const [choices, voice] = await Promise.all([payouts.alertChoices(adminId), getVoice('admin')])
  const { t, locale } = voice
  return (
    <Shell title={t('settings.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title={t('settings.alerts')} id="alerts">
          <p className="text-14 text-muted">{t('settings.what')}</p>
          <AnsweredForm action={chooseAlerts}>
            <div className="grid gap-x-8 gap-y-5 xl:grid-cols-2">
              {alertKinds.map((kind) => (
                <AlertChoice
                  key={`${kind} ${choices[kind]}`}
                  name={kind}
                  title={t(`settings.kind.${kind}.name`)}
                  hint={t(`settings.kind.${kind}.hint`)}
                  options={alertTimings.map((value) => ({ value, label: t(`settings.timing.${value}`) }))}
                  chosen={choices[kind]}
                />
              ))}
            </div>
            <div className="mt-2">
              <SubmitButton working={t('settings.busy')}>{t('settings.button')}</SubmitButton>
            </div>
          </AnsweredForm>
        </Section>
        <div className="grid gap-6">
          <Section title={t('settings.digest-title')}>
            <p className="text-14 text-muted">{t('settings.digest', { zone: sayZone(voice, locale) })}</p>
            <PageLink
              href="/account"
              className="inline-flex min-h-11 items-center text-14 underline underline-offset-4"
            >
              {t('settings.zone')}
            </PageLink>
          </Section>
          <Section title={t('settings.webhook')}>
            <p className="text-14 text-muted wrap-anywhere">
              {alertHost === null ? t('settings.webhook-off') : t('settings.webhook-on', { host: alertHost })}
            </p>
          </Section>
        </div>
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('settings.title') }
}
