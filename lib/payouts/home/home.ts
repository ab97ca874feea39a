import { getPlatform } from '../accounts/find-platform'
import type { WorkCounts } from '../coaches/readiness-table'
import type { Day, HomeFigures, HomeSpan, HomeStore } from '../ports/home-store'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { TableStore } from '../ports/store'
import { workTabs } from '../vocabulary/work-queue'
import { addDays, dayOf } from './days'
import { type DueDates, dueDates } from './due-dates'
import { type FunnelStep, funnel } from './funnel'
import { type MoneyOfCurrency, money } from './money'
import { type Obstacle, obstacles } from './obstacles'
import { type Pulse, pulse } from './pulse'
import { type Readiness, readiness } from './readiness'

export interface Home {
  /** Everyone; 0 on a new platform. */
  coaches: number
  readiness: Readiness
  funnel: FunnelStep[]
  obstacles: Obstacle[]
  dueDates: DueDates
  money: MoneyOfCurrency[]
  pulse: Pulse
  /** When the figures of today were last counted; null: never. */
  countedAt: Date | null
  /** Nobody has counted for longer than it ever takes. */
  isLate: boolean
}

const daysOfReadiness = 90
const daysOfMoney = 30
const daysOfDueDates = 30
const hoursOfPulse = 48

const lateMilliseconds = 15 * 60_000

interface Ports {
  store: { coaches: Pick<TableStore, 'workCounts'>; home: HomeStore }
  provider: Pick<Provider, 'platform'>
  clock: Pick<Clock, 'now'>
}

export async function home({ store, provider, clock }: Ports): Promise<Home> {
  const platform = await getPlatform(provider)
  const now = clock.now()
  const [counts, figures] = await Promise.all([
    store.coaches.workCounts(platform),
    store.home.homeFigures(platform, spanOf(now)),
  ])
  return toHome(figures, counts, now)
}

export function spanOf(now: Date): HomeSpan {
  const today = dayOf(now)
  return {
    readinessFrom: addDays(today, 1 - daysOfReadiness),
    moneyFrom: addDays(today, 1 - daysOfMoney),
    eventsFrom: firstHour(now),
    dueUntil: addDays(today, daysOfDueDates - 1),
  }
}

function firstHour(now: Date): Date {
  return new Date((Math.floor(now.getTime() / 3_600_000) - hoursOfPulse + 1) * 3_600_000)
}

export function toHome(figures: HomeFigures, { tabs, states }: WorkCounts, now: Date): Home {
  const today: Day = dayOf(now)
  const coaches = workTabs.reduce((sum, tab) => sum + tabs[tab], 0)
  const isCounted = (day: Day) => figures.countedDays.includes(day)
  const { countedAt } = figures
  return {
    coaches,
    readiness: readiness(
      figures.readiness,
      { day: today, payable: tabs.payable, others: coaches - tabs.payable },
      daysOfReadiness,
    ),
    funnel: funnel(figures.steps, figures.waits),
    obstacles: obstacles(states, figures.asked),
    dueDates: dueDates(figures.due, today, daysOfDueDates),
    money: money(figures.money, { today, count: daysOfMoney, isCounted }),
    pulse: pulse(figures.events, { from: firstHour(now), count: hoursOfPulse, isCounted }),
    countedAt,
    isLate: countedAt === null || now.getTime() - countedAt.getTime() > lateMilliseconds,
  }
}
