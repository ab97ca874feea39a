export interface Received {
  id: string
  method: string
  path: string
  /** The form body of a POST, otherwise the query. */
  text: string
  header(name: string): string | undefined
}
