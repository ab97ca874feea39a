import { manyForm } from './form-id'

/** Above the link that the rest of the row is. */
export function SelectRow({ id, label }: { id: string; label: string }) {
  return (
    <label className="relative z-1 grid size-11 cursor-pointer place-items-center">
      <input
        type="checkbox"
        name="coach"
        value={id}
        form={manyForm}
        aria-label={label}
        className="size-4.5 cursor-pointer accent-accent"
      />
    </label>
  )
}
