/** The platform's name and the address of its logo. */
export interface ShownBrand {
  name: string
  logo: string
}

export function Mark({ brand: { name, logo } }: { brand: ShownBrand }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2 font-semibold">
      {/* biome-ignore lint/performance/noImgElement: a small picture has nothing to be optimized */}
      <img src={logo} alt="" width={24} height={24} className="h-6 w-auto max-w-24 shrink-0 object-contain" />
      <bdi className="wrap-anywhere">{name}</bdi>
    </span>
  )
}
