import { type Loop, startLoop } from './loop'

interface BeatOptions {
  beat(): Promise<void>
  /** The last of them, once it is stopped. */
  end(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

/** Does one thing every little while, and another at its end. */
export function startBeat({ beat, end, onError, everyMilliseconds }: BeatOptions): Pick<Loop, 'stop'> {
  const loop = startLoop({
    async runOnce() {
      await beat()
      return 0
    },
    onError,
    idleMilliseconds: everyMilliseconds,
  })
  return {
    async stop() {
      await loop.stop()
      await end()
    },
  }
}
