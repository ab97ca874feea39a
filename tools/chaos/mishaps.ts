import type { Options } from './options'
import type { ReadMishaps } from './reads'

/** Counted where they occurred: by victims, balancer and Stripe's record. */
export interface Mishaps extends ReadMishaps {
  /** Of servers and workers, with -9. */
  kills: number
  /** Kills of the visitors' process. */
  visitorKills: number
  crashes: number
  /** Events that arrived again after they were accepted, or after a newer one. */
  repeated: number
  overtaken: number
  /** Messages refused because of their signature. */
  forged: number
}

export type Planned = Pick<Options, 'kills' | 'crashes'>

/** Planned faults that did not occur; without them the run proves less than it claims. */
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

export function tell(mishaps: Mishaps): string {
  return [
    `${mishaps.kills} servers and workers killed, people ${mishaps.visitorKills} times, the database ${mishaps.crashes}`,
    `webhook events: ${mishaps.repeated} came again, ${mishaps.overtaken} after a newer one, ${mishaps.forged} were forged`,
    `${mishaps.reads} fetches, of them ${mishaps.pages + mishaps.failedPages} pages (${mishaps.failedPages} failed): ${mishaps.refused} × 429, ${mishaps.failed} × 500, ${mishaps.cut} cut, ${mishaps.slow} slow`,
  ].join('\n')
}
