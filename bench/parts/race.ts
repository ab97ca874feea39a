import type { RunningProcess } from '../../tools/processes/process'
import { alternate, held, type Rounds } from '../compare'
import type { Target } from '../generator/deliveries'
import { rateOf } from '../generator/load'
import type { Fact, Ratio } from '../report'
import { median, percentile } from '../statistics'
import type { Ground } from './ground'
import { pickAccounts } from './installation'
import { spentMilliseconds } from './proc'

export interface Contestant {
  target: Target
  template: string
  process: RunningProcess
  /** Ends the work of a round, so that it does not reach the next. */
  rest(): Promise<void>
}

export interface Race<Name extends string> {
  /** Accepted a second. */
  rates: Rounds<Name>
  facts: Fact[]
  over(ours: Name, theirs: Name, goal?: Ratio['goal']): Ratio
}

interface Course {
  connections: number
  count: number
}

export const courses: Course[] = [
  { connections: 1, count: 1500 },
  { connections: 16, count: 2000 },
]

/** Contestants take turns at `count` events. */
export async function race<Name extends string>(
  { generator, isQuick }: Pick<Ground, 'generator' | 'isQuick'>,
  contestants: Record<Name, Contestant>,
  { connections, count }: Course,
  accounts: number,
): Promise<Race<Name>> {
  const names = Object.keys(contestants) as Name[]
  const times = new Map<Name, number[]>()
  const spent = new Map<Name, number[]>()
  const roundOf = (name: Name) => async () => {
    const { target, template, process, rest } = contestants[name]
    const spentBefore = spentMilliseconds(process.pid)
    const volley = await generator.send({ target, template, accounts: pickAccounts(accounts, count), connections })
    const spentEach = (spentMilliseconds(process.pid) - spentBefore) / count
    await rest()
    times.set(name, [...(times.get(name) ?? []), ...volley.milliseconds])
    spent.set(name, [...(spent.get(name) ?? []), spentEach])
    return rateOf(volley)
  }
  const rounds = Object.fromEntries(names.map((name) => [name, roundOf(name)])) as Record<Name, () => Promise<number>>
  await alternate(rounds, { rounds: 0, warmUp: isQuick ? 1 : 3 })
  times.clear()
  spent.clear()
  const rates = await alternate(rounds, { rounds: isQuick ? 3 : 15, warmUp: 0 })

  const at = `${connections} ${connections === 1 ? 'connection' : 'connections'}`
  return {
    rates,
    facts: names.map((name) => ({
      what: `${name}, ${at}`,
      values: {
        'accepted/s': median(rates[name]),
        'p50 ms': percentile(times.get(name) ?? [], 0.5),
        'p99 ms': percentile(times.get(name) ?? [], 0.99),
        'server’s own processor ms': median(spent.get(name) ?? []),
      },
    })),
    over: (ours, theirs, goal) => ({
      what: `accepted by the ${ours} ÷ by the ${theirs}, ${at}`,
      ...held(rates[ours], rates[theirs]),
      unit: '/s',
      goal,
    }),
  }
}
