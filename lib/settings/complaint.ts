/** What is wrong with a value, to stand behind the setting's name; null when nothing is. Never holds the value. */
export type Complaint = string | null

/** The first complaint of several. */
export function firstOf(...complaints: (() => Complaint)[]): Complaint {
  for (const find of complaints) {
    const complaint = find()
    if (complaint !== null) return complaint
  }
  return null
}
