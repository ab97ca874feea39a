import { setTimeout as wait } from 'node:timers/promises'
import { type Chance, pick } from './chance'
import type { BegunCoach } from './coaches'
import type { Fault } from './schedule'
import type { StripeSide } from './stripe-side'
import type { Victim } from './victim'

interface Mayhem<Name extends string> {
  chance: Chance
  stripe: StripeSide
  coaches: BegunCoach[]
  victims: Record<Name, Victim>
  faults: Fault<Name>[]
  progress(): number
  report(line: string): void
}

/** More waiting deliveries at the local Stripe would only make the end longer. */
const mostWaiting = 400
const changers = 4
const reportEveryMilliseconds = 10_000

/** Changes accounts at Stripe and kills the scheduled processes until run and schedule are over. */
export async function wreak<Name extends string>(mayhem: Mayhem<Name>): Promise<void> {
  const { chance, stripe, coaches, victims, faults, progress, report } = mayhem
  let killed = 0
  let isOver = false
  const ticker = setInterval(
    () => report(`${Math.floor(progress() * 100)} %, ${killed} of ${faults.length} killed`),
    reportEveryMilliseconds,
  )
  const killing = (async () => {
    const up: Promise<void>[] = []
    for (const { after, victim } of faults) {
      while (progress() < after) await wait(20)
      killed += 1
      up.push(victims[victim].kill())
    }
    while (progress() < 1) await wait(20)
    isOver = true
    await Promise.all(up)
  })()
  const changing = Array.from({ length: changers }, async () => {
    while (!isOver) {
      if ((await stripe.waiting()) > mostWaiting) await wait(100)
      else
        for (let turn = 0; turn < 10 && !isOver; turn += 1) await stripe.change(pick(chance, coaches).accountId, chance)
    }
  })
  await Promise.all([killing, ...changing]).finally(() => clearInterval(ticker))
}
