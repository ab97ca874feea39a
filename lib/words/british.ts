const spellings: readonly [american: RegExp, british: string][] = [
  [/\bdriver’s license/g, 'driving licence'],
  [/\bsole proprietorship/g, 'sole trader'],
  [/\bLLC\b/g, 'limited company'],
  [/\bpostal code/g, 'postcode'],
  [/\bbusiness days/g, 'working days'],
  [/(?<=\b[Ll])icense/g, 'icence'],
  [/(?<=\b[Cc]ancel)(?=ed\b|ing\b)/g, 'l'],
  [/(?<=\b(?:[Cc]ol|[Ff]av))or/g, 'our'],
  [/(?<=\b(?:[Aa]uthor|[Oo]rgan|[Rr]ecogn))iz/g, 'is'],
]

export function inBritish<Part>(part: Part): Part {
  if (typeof part !== 'string') {
    const entries = Object.entries(part as object).map(([name, inner]) => [name, inBritish(inner)])
    return Object.fromEntries(entries) as Part
  }
  return spellings.reduce<string>((said, [american, british]) => said.replace(american, british), part) as Part
}
