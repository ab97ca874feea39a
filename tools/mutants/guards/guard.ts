/** A line that prevents a wrong answer, and the code without it. */
export interface Guard {
  name: string
  file: string
  guard: string
  without: string
  tests: [project: 'unit' | 'integration', ...paths: string[]]
}
