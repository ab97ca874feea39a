import { timings } from '../lib/composition/timings'

const others = 128

const fewest = 256

interface Report {
  userLimits?: { open_files?: { soft?: number | string } }
}

export function readFileLimit(report = process.report?.getReport() as Report | undefined): number {
  const limit = Number(report?.userLimits?.open_files?.soft)
  return Number.isFinite(limit) ? limit : Number.POSITIVE_INFINITY
}

export function connectionsWithin(limit: number): number {
  if (limit < fewest)
    throw new Error(`This process may open ${limit} files but needs at least ${fewest}. Raise the limit (ulimit -n).`)
  return Math.min(timings.server.mostConnections, Math.floor((limit - others) / 2))
}
