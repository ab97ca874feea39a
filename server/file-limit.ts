/** Descriptors that are not connections of callers: the database's, the mail server's, Stripe's, our own files. */
const others = 128

/** A server with fewer cannot read its own pages. */
const fewest = 256

/** More connections than this need more memory than they are worth. */
const mostConnections = 10_000

interface Report {
  userLimits?: { open_files?: { soft?: number | string } }
}

/** How many files this process may have open; Node has raised it to all it may have. Infinite where nobody says. */
export function readFileLimit(report = process.report?.getReport() as Report | undefined): number {
  const limit = Number(report?.userLimits?.open_files?.soft)
  return Number.isFinite(limit) ? limit : Number.POSITIVE_INFINITY
}

/** Throws where a server cannot run with that few. */
export function connectionsWithin(limit: number): number {
  if (limit < fewest)
    throw new Error(`This process may open ${limit} files but needs at least ${fewest}. Raise the limit (ulimit -n).`)
  // Each may have a file open besides.
  return Math.min(mostConnections, Math.floor((limit - others) / 2))
}
