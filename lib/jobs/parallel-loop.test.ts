import { expect, test, vi } from 'vitest'
import { startParallelLoop, type Task } from './parallel-loop'

const never = 1_000_000

function arranged(names: string[], { concurrency = 2, idleMilliseconds = never } = {}) {
  const waiting = [...names]
  const asked: number[] = []
  const ends = new Map<string, { end(): void; fail(error: unknown): void }>()
  const told: unknown[] = []
  const begin = (name: string): Task => {
    return () => new Promise((end, fail) => ends.set(name, { end, fail }))
  }
  const loop = startParallelLoop({
    longestRestMilliseconds: 1_000,
    concurrency,
    idleMilliseconds,
    onError: (error) => told.push(error),
    async take(most) {
      asked.push(most)
      return waiting.splice(0, most).map(begin)
    },
  })
  const underWay = () => [...ends.keys()]
  const end = (name: string) => {
    ends.get(name)?.end()
    ends.delete(name)
  }
  return { loop, waiting, asked, ends, told, underWay, end }
}

test('runs other tasks while one hangs', async () => {
  const { loop, underWay, end } = arranged(['hangs', 'a', 'b', 'c'])
  for (const name of ['a', 'b', 'c']) {
    await expect.poll(underWay).toEqual(['hangs', name])
    end(name)
  }
  await expect.poll(underWay).toEqual(['hangs'])
  end('hangs')
  await loop.stop()
})

test('takes no more tasks than may run, and asks for none while that many run', async () => {
  const { loop, asked, underWay, end } = arranged(['a', 'b', 'c'])
  await expect.poll(underWay).toEqual(['a', 'b'])
  loop.kick()
  await new Promise(setImmediate)
  expect(asked).toEqual([2])
  end('a')
  await expect.poll(underWay).toEqual(['b', 'c'])
  expect(asked).toEqual([2, 1])
  for (const name of ['b', 'c']) end(name)
  await loop.stop()
})

test('asks once in a while for as many tasks as may run while nothing waits', async () => {
  vi.useFakeTimers()
  const { loop, asked } = arranged([], { concurrency: 5, idleMilliseconds: 100 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(Array(11).fill(5))
  await loop.stop()
  vi.useRealTimers()
})

test('starts at once when kicked, also during a hanging task or a claim', async () => {
  const { loop, waiting, underWay, end } = arranged(['hangs'])
  await expect.poll(underWay).toEqual(['hangs'])
  waiting.push('a')
  loop.kick()
  await expect.poll(underWay).toEqual(['hangs', 'a'])
  for (const name of ['hangs', 'a']) end(name)
  await loop.stop()
})

test('takes what came up during a task when it ends', async () => {
  const { loop, waiting, underWay, end } = arranged(['a'])
  await expect.poll(underWay).toEqual(['a'])
  waiting.push('again')
  end('a')
  await expect.poll(underWay).toEqual(['again'])
  end('again')
  await loop.stop()
})

test('reports a failed task and refills its slot', async () => {
  const { loop, ends, told, underWay, end } = arranged(['a', 'b'], { concurrency: 1 })
  await expect.poll(underWay).toEqual(['a'])
  ends.get('a')?.fail('the database is away')
  ends.delete('a')
  await expect.poll(underWay).toEqual(['b'])
  expect(told).toEqual(['the database is away'])
  end('b')
  await loop.stop()
})

test('waits for running tasks when stopped, and starts nothing taken meanwhile', async () => {
  let give: (tasks: Task[]) => void = () => {}
  const begun: string[] = []
  const loop = startParallelLoop({
    longestRestMilliseconds: 1_000,
    concurrency: 2,
    idleMilliseconds: never,
    onError: () => {},
    take: () => new Promise((resolve) => (give = resolve)),
  })
  let ends = () => {}
  const underWay: Task = async () => {
    await new Promise<void>((resolve) => {
      ends = resolve
    })
    begun.push('ended')
  }
  give([underWay])
  await new Promise(setImmediate)
  loop.kick()
  await new Promise(setImmediate)
  const stopped = loop.stop()
  give([async () => void begun.push('late')])
  await new Promise(setImmediate)
  ends()
  await stopped
  expect(begun).toEqual(['ended'])
})

test('slows down while it cannot ask, and recovers once it can', async () => {
  vi.useFakeTimers()
  let rounds = 0
  const loop = startParallelLoop({
    longestRestMilliseconds: 1_000,
    concurrency: 2,
    idleMilliseconds: 1_000,
    onError: () => {},
    async take() {
      rounds += 1
      if (rounds <= 2) throw new Error('the database is away')
      return []
    },
  })
  for (const [before, wait] of [2_000, 4_000, 1_000, 1_000].entries()) {
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(rounds).toBe(before + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(rounds).toBe(before + 2)
  }
  await loop.stop()
  vi.useRealTimers()
})

test('asks less often where asking is slow, to spare the database', async () => {
  vi.useFakeTimers()
  let rounds = 0
  const loop = startParallelLoop({
    longestRestMilliseconds: 1_000,
    concurrency: 2,
    idleMilliseconds: 10,
    onError: () => {},
    async take() {
      rounds += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      return []
    },
  })
  await vi.advanceTimersByTimeAsync(549)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(rounds).toBe(2)
  const stopped = loop.stop()
  await vi.advanceTimersByTimeAsync(50)
  await stopped
  vi.useRealTimers()
})
