import type { Engine } from '@/lib/payouts/for-machines'
import type { Log } from '@/lib/payouts/ports/ports'
import { readBody } from '@/lib/read-body'
import type { Verdict, WebhookVerifier } from './webhook-event'

/** A POST to the webhook, as the server or Next's route gets it; headers are null or undefined where it lacks them. */
export interface Delivery {
  encoding: string | null | undefined
  length: string | null | undefined
  signature: string | null | undefined
  body: AsyncIterable<Uint8Array> | null
}

export interface DeliveryAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

export type ReceiveDelivery = (delivery: Delivery) => Promise<DeliveryAnswer>

export interface DeliveryPorts {
  verify: WebhookVerifier
  engine: Pick<Engine, 'receive' | 'ignore' | 'refuse' | 'compareClocks'>
  log: Log
  noteForged(why: 'signature' | 'too-old'): void
  /** Starts work on an account that waits, or tells a worker to. Must not wait for anything. */
  kick(): void
}

const largestBody = 256 * 1024

/** Reads, verifies, stores and answers. Knows no framework, and calls nothing at Stripe. Never rejects. */
export function createDeliveryReceiver({ verify, engine, log, noteForged, kick }: DeliveryPorts): ReceiveDelivery {
  return async ({ encoding, length, signature, body }) => {
    if ((encoding ?? 'identity') !== 'identity') return answers.compressed
    const read = await readBody(body, length, largestBody)
    if (read.kind === 'too-large') return answers.tooLarge
    if (read.kind === 'cut-off') return answers.cutOff
    try {
      return await settle(verify(read.bytes, signature ?? null))
    } catch (error) {
      log.error('a webhook event could not be stored', { error })
      return answers.unkept
    }
  }

  async function settle(verdict: Verdict): Promise<DeliveryAnswer> {
    if (verdict.kind === 'forged') {
      engine.refuse('forged')
      noteForged('signature')
      return answers.forged
    }
    engine.compareClocks(verdict.lateSeconds)
    switch (verdict.kind) {
      case 'too-old':
        engine.refuse('too-old')
        noteForged('too-old')
        return answers.tooOld
      case 'unreadable':
        engine.refuse('unreadable')
        log.error('a signed message cannot be read')
        return answers.unreadable
      case 'ignored':
        await engine.ignore(verdict.reason, verdict.alarming)
        return answers.ignored
      case 'event':
        await engine.receive(verdict.event)
        kick()
        return answers.received
    }
  }
}

const answers = {
  received: answer(200, 'Received.'),
  ignored: answer(200, 'Not for us.'),
  compressed: answer(415, 'Send the body uncompressed.'),
  tooLarge: answer(413, 'The body is larger than 256 KiB.'),
  cutOff: answer(400, 'The body did not come whole.'),
  forged: answer(400, 'The signature does not fit.'),
  tooOld: answer(400, 'The signature is more than 300 seconds old.'),
  unreadable: answer(
    400,
    'The signature fits, and the body cannot be read as an event. Nothing was kept; send it again.',
  ),
  unkept: answer(503, 'We could not keep this; send it again.'),
}

/** Built once, since every delivery gets one. */
function answer(status: number, sentence: string): DeliveryAnswer {
  const body = `${sentence}\n`
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
  }
  return { status, headers, body }
}
