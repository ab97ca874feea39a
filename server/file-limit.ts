const others = 128

const fewest = 256

/** More connections need more memory than they are worth. */
const mostConnections = 10_000

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
  return Math.min(mostConnections, Math.floor((limit - others) / 2))
}
