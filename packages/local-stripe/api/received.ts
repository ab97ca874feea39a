/** A request as it came in. */
export interface Received {
  id: string
  method: string
  path: string
  /** The form body of a POST, else the query. */
  text: string
  header(name: string): string | undefined
}
