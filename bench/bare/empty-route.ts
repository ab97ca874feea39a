/** A route that does nothing; not of the app, see `bench/parts/build.ts`. */
export function POST() {
  return new Response('Received.\n')
}
