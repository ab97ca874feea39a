import { type Loop, startLoop } from './loop'

interface BeatOptions {
  beat(): Promise<void>
  end(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

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
