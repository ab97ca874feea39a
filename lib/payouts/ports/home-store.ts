import type { Platform } from '../accounts/account'
import type { State } from '../vocabulary/accounts/state'
import type { HomeStep } from '../vocabulary/home'
import type { WordKey } from '../vocabulary/ids'

/** As `YYYY-MM-DD`, in UTC. */
export type Day = string

export interface ReadinessOfDay {
  day: Day
  payable: number
  others: number
}

/** In minor units. */
export interface MoneyOfDay {
  day: Day
  currency: string
  paid: number
  refunded: number
  disputed: number
  refused: number
}

/** Coaches who took about as long to come to `step` from the one before. */
export interface Wait {
  step: HomeStep
  /** Ten times the natural logarithm of the seconds, rounded down. */
  size: number
  coaches: number
}

export interface HomeFigures {
  readiness: ReadinessOfDay[]
  /** Coaches who ever came to each step. */
  steps: Record<HomeStep, number>
  waits: Wait[]
  /** Coaches in a state whom a requirement stops. */
  asked: { state: State; word: WordKey; coaches: number }[]
  due: { day: Day; coaches: number }[]
  money: MoneyOfDay[]
  events: { hour: Date; events: number }[]
  /** Days whose money and events have been counted. */
  countedDays: Day[]
  /** null: never. */
  countedAt: Date | null
}

/** The first day of each figure. Due dates end with a day. */
export interface HomeSpan {
  readinessFrom: Day
  moneyFrom: Day
  eventsFrom: Date
  dueUntil: Day
}

export interface HomeStore {
  /** Reads sums that the upkeep keeps, as many whatever the number of coaches. */
  homeFigures(platform: Platform, span: HomeSpan): Promise<HomeFigures>
}
