import { type FetchPorts, fetchAccount } from './accounts/fetch-account'
import { getPlatform } from './accounts/find-platform'
import { handOutDashboard, handOutOnboarding } from './accounts/hosted-links'
import { type SetUpPorts, setUp } from './accounts/set-up'
import { type StartOverPorts, startOver } from './accounts/start-over'
import { canReceivePayment } from './accounts/state'
import { markOf, statusView } from './accounts/status-view'
import { chargeByApi } from './api-clients/charge-by-api'
import { followPayment } from './api-clients/follow-payment'
import { readiness } from './api-clients/readiness'
import { coachMoney } from './balances/coach-money'
import { payoutMonth } from './balances/payout-month'
import { yearPeriod } from './balances/payout-period'
import { payoutStatement } from './balances/payout-statement'
import { refreshBalance } from './balances/refresh-balance'
import { staffMoney } from './balances/staff-money'
import { createStaffBatches } from './batches/for-staff'
import { addNote } from './coaches/add-note'
import { coachDetail, readinessTable, workCounts } from './coaches/admin-views'
import { coachesListed } from './coaches/coaches-listed'
import { edit } from './coaches/edit'
import { erasedCoach } from './coaches/erased-coach'
import { erase, exclude, readmit } from './coaches/exclusion'
import { hold, release } from './coaches/hold-and-release'
import { checkList, findList, inviteList } from './coaches/list/invite-list'
import type { ToAddress } from './coaches/list/judge-list'
import { rename } from './coaches/rename'
import { saveView } from './coaches/saved-views'
import { auditPage, readAudit } from './decisions/audit'
import { type DecidedBy, machine } from './decisions/decision'
import { invite } from './emails/invite'
import { remind } from './emails/remind'
import type { Payouts } from './for-people'
import { healthLists } from './health/lists'
import { findAlarm, type HealthPorts, selfCheck } from './health/self-check'
import { askForHelp, askWithoutAccess, type HelpPorts } from './help/ask-for-help'
import { home } from './home/home'
import { type ChargePorts, charge } from './payments/charge'
import { checkPayment } from './payments/outcome/check-payment'
import { paymentDetail } from './payments/payment-detail'
import { paymentTable, readPaymentTable } from './payments/payment-table'
import { previewRefund } from './payments/refunds/preview-refund'
import { type RefundPorts, refund } from './payments/refunds/refund'
import type { Clock, Limiter, LimitName } from './ports/ports'
import type { Store } from './ports/store'
import type { Cause } from './vocabulary/cause'
import type { CoachId } from './vocabulary/ids'

export type PayoutsPorts = Omit<SetUpPorts & StartOverPorts & HealthPorts, 'provider'> &
  ChargePorts &
  RefundPorts &
  HelpPorts & { store: Store; clock: Clock; limiter: Limiter; toAddress: ToAddress }

const unlistedOnAPage = 50

/** Puts a limit before everything that calls the provider. */
export function createPayouts(ports: PayoutsPorts): Payouts {
  const { store } = ports
  const limited = createLimited(ports.limiter)
  /** Ports for a waiting person; their time starts now. */
  const asPerson = () => ({ ...ports, provider: ports.providerFor('person') })
  const accountOf = (coachId: CoachId) => store.coaches.findAccount(coachId)
  const fetchFor = async (asking: FetchPorts, coachId: CoachId, cause: Cause, by: DecidedBy) =>
    fetchAccount(asking, await accountOf(coachId), cause, by)
  const fetchWithMoney = async (coachId: CoachId, cause: Cause, by: DecidedBy) => {
    const account = await accountOf(coachId)
    const [answer] = await Promise.all([
      fetchAccount(asPerson(), account, cause, by),
      refreshBalance(asPerson(), account),
    ])
    return answer
  }

  return {
    ...createStaffBatches(ports, () => ports.providerFor('person')),
    status: (coachId) => statusView(asPerson(), coachId),
    money: (coachId) => coachMoney(ports, coachId),
    refreshMoney: (coachId) =>
      limited('balance', coachId, async () => refreshBalance(asPerson(), await accountOf(coachId))),
    payoutMonth: (coachId, day) => payoutMonth(ports, coachId, day),
    payoutStatement: (coachId, year) => payoutStatement(ports, coachId, year),
    payoutRows: (coachId, year) => store.statements.readPayoutRows(coachId, yearPeriod(year)),
    mark: (coachId) => markOf(asPerson(), coachId),

    setUp: (coachId, country, name = null, own = {}) =>
      limited('set-up', coachId, () => setUp(asPerson(), coachId, { country, name, own })),
    startOver: (coachId, accountId) =>
      limited('start-over', coachId, () => startOver(asPerson(), coachId, accountId, { kind: 'coach', id: coachId })),
    continueSetUp: (coachId) =>
      limited('link', coachId, async () => handOutOnboarding(asPerson(), await accountOf(coachId))),
    refresh: (coachId) =>
      limited('link', coachId, async () => {
        const asking = asPerson()
        await fetchFor(asking, coachId, 'return', { kind: 'coach', id: coachId })
        return handOutOnboarding(asking, await accountOf(coachId))
      }),
    openDashboard: (coachId) =>
      limited('link', coachId, async () => handOutDashboard(asPerson(), await accountOf(coachId))),
    fetchAccount(coachId, cause) {
      const by = { kind: 'coach', id: coachId } as const
      return cause === 'coach'
        ? limited('check-again', coachId, () => fetchWithMoney(coachId, cause, by))
        : limited('link', coachId, () => fetchFor(asPerson(), coachId, cause, by))
    },
    askForHelp: async (coachId, request) =>
      (await store.help.wasAsked(coachId, request.id))
        ? { kind: 'sent-before' }
        : limited('help', coachId, () => askForHelp(asPerson(), coachId, request)),
    wasHelpAsked: (coachId, message) => store.help.wasAsked(coachId, message),
    askWithoutAccess: async (userId, message) =>
      (await store.help.wasAskedWithoutAccess(userId, message.id))
        ? { kind: 'sent-before' }
        : limited('help', userId, () => askWithoutAccess(ports, userId, message)),
    wasAskedWithoutAccess: (userId, message) => store.help.wasAskedWithoutAccess(userId, message),
    async reminders(token) {
      const found = await store.emails.findReminders(token)
      return found === null ? null : { areStopped: found.areStopped }
    },
    async chooseReminders(token, wish) {
      const found = await store.emails.findReminders(token)
      if (found === null) return null
      return limited('reminders', found.coachId, async () => {
        await store.emails.chooseReminders(found.coachId, wish, machine)
        return { kind: 'chosen' } as const
      })
    },
    reach: (coachId) => store.emails.findReach(coachId),
    resumeReminders: (coachId) =>
      limited('reminders', coachId, async () => {
        await store.emails.chooseReminders(coachId, 'resumed', { kind: 'coach', id: coachId })
        return { kind: 'chosen' } as const
      }),

    canReceivePayment: async (coachId) => canReceivePayment(await accountOf(coachId)),
    charge: (request) => charge(ports, request),

    readinessTable: (_adminId, filter) => readinessTable(asPerson(), filter),
    workCounts: () => workCounts(asPerson()),
    home: () => home(asPerson()),
    coachDetail: (_adminId, coachId, before) => coachDetail(asPerson(), named(coachId), before),
    coachMoney: (_adminId, coachId) => staffMoney(ports, named(coachId)),
    async addCoach(adminId, coach) {
      const coachId = await store.coaches.addCoach({ ...coach, by: { kind: 'admin', id: adminId } })
      return coachId === null
        ? { kind: 'taken', existing: await coachesListed(store.coaches, coach) }
        : { kind: 'added', coachId }
    },
    checkList: (adminId, list) => checkList(ports, list, adminId),
    findList: (_adminId, id) => findList(ports, id),
    inviteList: (adminId, id, seen) => inviteList(ports, id, seen, adminId),
    renameSelf: async (coachId, name, seen) =>
      (await rename(ports, coachId, name, seen, { kind: 'coach', id: coachId })) ?? { kind: 'no-name' },
    rename: (adminId, coachId, name, seen) => rename(ports, named(coachId), name, seen, { kind: 'admin', id: adminId }),
    editCoach: (adminId, coachId, typed, seen) =>
      edit(ports, named(coachId), typed, seen, { kind: 'admin', id: adminId }),
    findCoach: (_adminId, coachId) => store.coaches.findCoach(named(coachId)),
    findCoachByEmail: (_adminId, email) => store.coaches.findCoachByEmail(email),
    async accessFacts(_adminId, coachId) {
      const [account, unpaid] = await Promise.all([accountOf(coachId), store.coaches.countUnpaid(coachId)])
      return { hasAccount: account !== null, unpaid }
    },
    exclusion: (_adminId, coachId) => store.coaches.findExclusion(named(coachId)),
    unlisted: (_adminId, after) => store.coaches.findUnlisted(after, unlistedOnAPage),
    exclude: (adminId, coachId, as) => exclude(ports, named(coachId), as, adminId),
    readmit: (adminId, coachId, seenAt) => readmit(ports, named(coachId), seenAt, adminId),
    erase: (adminId, coachId, typed) => erase(ports, named(coachId), typed, adminId),
    erasedCoach: (_adminId, coachId, before) => erasedCoach(ports, named(coachId), before),
    async checkNow(adminId, id) {
      const coachId = named(id)
      if ((await store.coaches.findCoach(coachId)) === null) return null
      return limited('check-now', adminId, () => fetchWithMoney(coachId, 'admin', { kind: 'admin', id: adminId }))
    },
    async invite(adminId, id) {
      const coachId = named(id)
      if ((await store.coaches.findCoach(coachId)) === null) return null
      return limited('invite', coachId, () => invite(asPerson(), coachId, { kind: 'admin', id: adminId }))
    },
    startOverFor: (adminId, coachId, accountId) =>
      limited('start-over', adminId, () =>
        startOver(asPerson(), named(coachId), accountId, { kind: 'admin', id: adminId }),
      ),
    remind: (adminId, coachId) => remind(asPerson(), named(coachId), { kind: 'admin', id: adminId }),
    addNote: (adminId, coachId, note) => addNote(ports, named(coachId), note, adminId),
    hold: (adminId, coachId, reason) => hold(ports, named(coachId), reason, adminId),
    release: (adminId, coachId, heldAt) => release(ports, named(coachId), heldAt, adminId),
    myPayments: (coachId, cursor) => paymentTable(asPerson(), { coachId, state: null, search: '', cursor }),
    payments: (_adminId, filter) => paymentTable(asPerson(), filter),
    payment: (_adminId, reference) => paymentDetail(asPerson(), reference),
    checkPayment: (adminId, reference) => limited('check-now', adminId, () => checkPayment(asPerson(), reference)),
    previewRefund: (_adminId, asked) => previewRefund(ports, asked),
    refund: (adminId, request) => refund(ports, adminId, request),
    report: async (_adminId, period, cursor) =>
      store.reports.findReport(await getPlatform(ports.providerFor('person')), period, cursor),
    async *reportLines(_adminId, period) {
      yield* store.reports.readSums(await getPlatform(ports.providerFor('person')), period)
    },
    async *reportPayouts(_adminId, period) {
      yield* store.reports.readPayouts(await getPlatform(ports.providerFor('person')), period)
    },
    paymentsFile: (_adminId, filter) => readPaymentTable(asPerson(), filter),
    async *coachesFile(_adminId, filter) {
      yield* store.coaches.readTable(filter, await getPlatform(ports.providerFor('person')))
    },
    async *reportMovements(_adminId, period) {
      yield* store.reports.readMovements(await getPlatform(ports.providerFor('person')), period)
    },
    savedViews: (adminId) => store.coaches.findViews(adminId),
    saveView: (adminId, view) => saveView(ports, adminId, view),
    removeView: (adminId, name) => store.coaches.removeView(adminId, name),
    alertChoices: (adminId) => store.alerts.getAlertChoices(adminId),
    chooseAlerts: (adminId, choices) => store.alerts.chooseAlerts(adminId, choices),
    audit: (_adminId, request, cursor) => auditPage(ports, request, cursor),
    auditFile: (_adminId, request) => readAudit(ports, request),
    sealState: () => store.seals.sealState(),
    keys: (_adminId, cursor) => store.apiClients.keys(cursor),
    makeKeyOnce: (adminId, id, key) => store.apiClients.makeKeyOnce(id, key, adminId),
    makeKey: (adminId, key) => store.apiClients.makeKey(key, adminId),
    revokeKey: (adminId, id) => store.apiClients.revokeKey(id, adminId),
    chargeAs: (key, request) => chargeByApi(ports, key, request),
    followPayment: (_key, reference) => followPayment(ports, reference),
    readiness: (_key, coach) => readiness(ports, coach),
    changesAfter: (_key, position) => store.apiClients.changesAfter(position),
    selfCheck: () => selfCheck(asPerson()),
    healthLists: (_adminId, cursors) => healthLists(asPerson(), cursors),
    findAlarm: () => findAlarm(asPerson()),
  }
}

function createLimited(limiter: Limiter) {
  return async <Answer>(name: LimitName, who: string, work: () => Promise<Answer>) => {
    const allowance = await limiter.take(name, who)
    return allowance.allowed ? work() : ({ kind: 'too-soon', nextAt: allowance.nextAt } as const)
  }
}

/** The coach of an admin's address; each use case finds that there is none. */
const named = (coachId: string) => coachId as CoachId
