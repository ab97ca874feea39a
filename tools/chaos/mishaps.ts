import type { Options } from './options'
import type { ReadMishaps } from './reads'

/** What really befell a run, counted where it befell: by the dead, by the balancer, by Stripe's record. */
export interface Mishaps extends ReadMishaps {
  /** Servers and workers that died of -9. */
  kills: number
  /** What brings people back to their accounts, likewise. */
  visitorKills: number
  crashes: number
  /** Notices that came again after they were accepted, and such as came after a newer one. */
  repeated: number
  overtaken: number
  /** Messages that were refused as not signed by Stripe. */
  forged: number
}

export type Planned = Pick<Options, 'kills' | 'crashes'>

/** What was arranged and did not happen; a run without it proves less than it says. */
export function missing(mishaps: Mishaps, { kills, crashes }: Planned): string[] {
  const least: [happened: number, asked: number, what: string][] = [
    [mishaps.kills, kills, 'kills of servers and workers'],
    [mishaps.crashes, crashes, 'crashes of the database'],
    [mishaps.repeated, 1, 'webhook events that came again'],
    [mishaps.overtaken, 1, 'webhook events out of order'],
    [mishaps.forged, 1, 'forged messages'],
    [mishaps.refused, 1, 'fetches refused with 429'],
    [mishaps.failed, 1, 'fetches answered 500'],
    [mishaps.cut, 1, 'fetches cut off'],
    [mishaps.slow, 1, 'slow fetches'],
  ]
  return least.flatMap(([happened, asked, what]) => (happened >= asked ? [] : [`${happened} of ${asked} ${what}`]))
}

/** For people. */
export function tell(mishaps: Mishaps): string {
  return [
    `${mishaps.kills} servers and workers killed, people ${mishaps.visitorKills} times, the database ${mishaps.crashes}`,
    `webhook events: ${mishaps.repeated} came again, ${mishaps.overtaken} after a newer one, ${mishaps.forged} were forged`,
    `${mishaps.reads} fetches: ${mishaps.refused} × 429, ${mishaps.failed} × 500, ${mishaps.cut} cut, ${mishaps.slow} slow`,
  ].join('\n')
}
