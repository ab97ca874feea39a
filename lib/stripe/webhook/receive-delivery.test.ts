import Stripe from 'stripe'
import { test as base, describe, expect } from 'vitest'
import { createDeliveryReceiver, type Delivery, type DeliveryPorts } from './receive-delivery'
import { createWebhookVerifier } from './webhook-event'

const secret = 'whsec_0123456789abcdef'
const body = JSON.stringify({
  ...{ id: 'evt_1', object: 'event', type: 'account.updated', livemode: false, account: 'acct_1' },
  data: { object: { id: 'acct_1' } },
})

interface Fixtures {
  /** What the receiver did, in order. */
  steps: string[]
  ports: DeliveryPorts
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for a pattern
  steps: async ({}, use) => use([]),
  ports: async ({ steps }, use) => {
    const note = (step: string) => () => void steps.push(step)
    await use({
      verify: createWebhookVerifier({ secrets: [secret], live: false }),
      engine: {
        receive: async () => note('receive')(),
        ignore: async () => note('ignore')(),
        refuse: (reason) => note(`refuse ${reason}`)(),
        compareClocks: note('compare clocks'),
      },
      log: { info: note('info'), warn: note('warn'), error: (message) => note(message)() },
      noteForged: (why) => note(`forged: ${why}`)(),
      kick: note('kick'),
    })
  },
})

function delivered(change: Partial<Delivery> = {}): Delivery {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret })
  return { encoding: null, length: null, signature, body: chunksOf(body), ...change }
}

async function* chunksOf(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}

describe('a delivery', () => {
  test('is stored before work starts and the answer is sent', async ({ ports, steps }) => {
    expect(await createDeliveryReceiver(ports)(delivered())).toMatchObject({ status: 200, body: 'Received.\n' })
    expect(steps).toEqual(['compare clocks', 'receive', 'kick'])
  })

  test('is 503, and starts no work, when it cannot be stored', async ({ ports, steps }) => {
    const engine = { ...ports.engine, receive: () => Promise.reject(new Error('away')) }
    expect(await createDeliveryReceiver({ ...ports, engine })(delivered())).toMatchObject({ status: 503 })
    expect(steps).toEqual(['compare clocks', 'a webhook event could not be stored'])
  })

  test('is 503 when its signature cannot be checked', async ({ ports, steps }) => {
    const verify = () => {
      throw new Error('no memory')
    }
    expect(await createDeliveryReceiver({ ...ports, verify })(delivered())).toMatchObject({ status: 503 })
    expect(steps).toEqual(['a webhook event could not be stored'])
  })

  test('costs only its signature check when it is forged', async ({ ports, steps }) => {
    const answer = await createDeliveryReceiver(ports)(delivered({ signature: undefined }))
    expect(answer).toMatchObject({ status: 400 })
    expect(steps).toEqual(['refuse forged', 'forged: signature'])
  })

  test('is not read when its promised length is over the cap', async ({ ports, steps }) => {
    async function* unread() {
      steps.push('read')
      yield Buffer.from(body)
    }
    const answer = await createDeliveryReceiver(ports)(delivered({ length: '262145', body: unread() }))
    expect(answer).toMatchObject({ status: 413 })
    expect(steps).toEqual([])
  })

  test('is read no further than the cap', async ({ ports, steps }) => {
    async function* large() {
      for (let part = 0; part < 10; part += 1) {
        steps.push('read')
        yield Buffer.alloc(100 * 1024, ' ')
      }
    }
    expect(await createDeliveryReceiver(ports)(delivered({ body: large() }))).toMatchObject({ status: 413 })
    expect(steps).toEqual(['read', 'read', 'read'])
  })

  test('is 400 when the sender hangs up halfway', async ({ ports, steps }) => {
    async function* cutOff() {
      yield Buffer.from(body.slice(0, 10))
      throw new Error('aborted')
    }
    expect(await createDeliveryReceiver(ports)(delivered({ body: cutOff() }))).toMatchObject({ status: 400 })
    expect(steps).toEqual([])
  })
})
