import type { Fact } from '@/components/admin/fact-list'
import type { CoachDetail } from '@/lib/payouts/coaches/readiness-table'
import type { AdminWords } from '../../admin-words'
import { copyWords } from './contact-facts'

type Account = NonNullable<CoachDetail['account']>

/** The latest snapshot, in the order staff ask for it. */
export function snapshotFacts(account: Account, words: AdminWords): Fact[] {
  const { t, label, moment, due, country } = words
  const { snapshot, platform } = account
  const onOff = (on: boolean) => t(on ? 'fact.on' : 'fact.off')
  const checked = moment(account.checkedAt)
  const facts: Fact[] = [
    { name: t('fact.payouts'), text: onOff(snapshot.payoutsEnabled) },
    { name: t('fact.charges'), text: onOff(snapshot.chargesEnabled) },
    { name: t('fact.transfers'), text: t(`transfers.${snapshot.transfers}`) },
    { name: t('fact.submitted'), text: t(snapshot.submitted ? 'fact.yes' : 'fact.no') },
    {
      name: t('fact.stop'),
      text: snapshot.stop === null ? t('fact.none') : label(snapshot.stop.word),
      code: snapshot.stop?.code,
    },
    { name: t('fact.deadline'), text: snapshot.deadline === null ? t('fact.none') : due(snapshot.deadline) },
    { name: t('fact.country'), text: country(snapshot.country), code: snapshot.country },
    { name: t('fact.currency'), text: snapshot.currency.toUpperCase() },
    { name: t('fact.account'), code: account.accountId, copy: copyWords(t('fact.account'), words) },
    { name: t('fact.platform'), text: t(platform.live ? 'fact.live' : 'fact.test'), code: platform.accountId },
    { name: t('fact.checked'), text: `${checked.exact}, ${t(`cause.${account.checkedBy}`)}` },
    { name: t('fact.generation'), text: t('fact.reads', { fetched: account.fetched, notified: account.notified }) },
  ]
  if (account.accessLostAt !== null) facts.push({ name: t('fact.lost'), text: moment(account.accessLostAt).exact })
  if (account.failures > 0) {
    facts.push({
      name: t('fact.failures'),
      text: t('fact.failed', { count: account.failures }),
      code: account.lastFailure ?? undefined,
    })
  }
  return facts
}
