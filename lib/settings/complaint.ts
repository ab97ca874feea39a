/** What is wrong, to follow the setting's name; null for nothing. Never contains the value. */
export type Complaint = string | null

export function firstOf(...complaints: (() => Complaint)[]): Complaint {
  for (const find of complaints) {
    const complaint = find()
    if (complaint !== null) return complaint
  }
  return null
}
