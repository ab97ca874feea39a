export function Mark({ product }: { product: string }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold">
      {/* biome-ignore lint/performance/noImgElement: a small vector has nothing to be optimized */}
      <img src="/mark.svg" alt="" width={20} height={20} />
      {product}
    </span>
  )
}
