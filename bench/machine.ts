import { cpus, platform, release, totalmem } from 'node:os'

export interface Machine {
  cores: number
  processor: string
  memoryGigabytes: number
  system: string
  node: string
}

export function nameMachine(): Machine {
  const [first] = cpus()
  return {
    cores: cpus().length,
    processor: first?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
}

export function spellMachine({ cores, processor, memoryGigabytes, system, node }: Machine): string {
  return `${cores} cores of ${processor}, ${memoryGigabytes} GB, ${system}, Node ${node}`
}
