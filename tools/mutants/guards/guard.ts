/** A line that keeps a wrong answer out, and what the code would say without it. */
export interface Guard {
  /** What it is that is taken out. */
  name: string
  file: string
  /** Stands in the file exactly once. */
  guard: string
  without: string
  /** The tests that must fail then: a vitest project and paths. */
  tests: [project: 'unit' | 'integration', ...paths: string[]]
}
