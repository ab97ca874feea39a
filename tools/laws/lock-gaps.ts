export const locks = ['package-lock.json', 'e2e/openapi-tools/package-lock.json'] as const

export interface LockedPackage {
  version?: string
  resolved?: string
  /** A workspace: `resolved` is its folder. */
  link?: boolean
  integrity?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

export interface Lock {
  packages: Record<string, LockedPackage>
}

/** An optional package that a locked one needs and the lockfile lacks. */
export interface Gap {
  name: string
  version: string
  askedBy: LockedPackage
}

export function findGaps({ packages }: Lock): Gap[] {
  return Object.entries(packages).flatMap(([path, askedBy]) =>
    Object.entries(askedBy.optionalDependencies ?? {})
      .filter(([name]) => !placesToSearch(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map(([name, version]) => ({ name, version, askedBy })),
  )
}

/** From the package's folder up to the root, as Node searches. */
function placesToSearch(path: string): string[] {
  const steps = path.split(/(?<=^|\/)node_modules\//).slice(1)
  const own = (depth: number) => steps.slice(0, depth).map((step) => `node_modules/${step.replace(/\/$/, '')}/`)
  return Array.from({ length: steps.length + 1 }, (_, depth) => own(depth).join(''))
}
