/** A page of nothing, which the layout makes for each request; not of the app, see `bench/parts/build.ts`. */
export default function EmptyPage() {
  return <main>Nothing.</main>
}
