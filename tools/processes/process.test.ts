import { expect, test } from 'vitest'
import { startProcess } from './process'

const say = (what: string) => startProcess('speaker', process.execPath, ['-e', what])

test('reports what a process said instead of the awaited line', async () => {
  const speaker = say("console.log('Running.'); setInterval(() => {}, 1000)")
  await speaker.says(/Running/)
  await expect(speaker.says(/at work/, 50)).rejects.toThrow(
    /^speaker ran for 0.05 s before it said \/at work\/\.\nRunning\.$/,
  )
  await speaker.stop()
})

test('reports how a process ended early', async () => {
  const speaker = say("console.log('No.'); process.exit(3)")
  await expect(speaker.says(/Yes/)).rejects.toThrow(/^speaker ended \(3\) before it said \/Yes\/\.\nNo\.$/)
})
