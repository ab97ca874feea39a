import { useEffect, useState } from 'react'
import { manyForm } from './form-id'

const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form=${manyForm}]`)]

/** How many rows are selected, of how many. @param shown changes with the rows */
export function useSelected(shown: string) {
  const [{ selected, all }, setCount] = useState({ selected: 0, all: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows need a new count
  useEffect(() => {
    const count = () => setCount({ selected: boxes().filter(({ checked }) => checked).length, all: boxes().length })
    count()
    document.addEventListener('change', count)
    return () => document.removeEventListener('change', count)
  }, [shown])
  const selectAll = (isSelected: boolean) => {
    for (const box of boxes()) box.checked = isSelected
    setCount({ selected: isSelected ? boxes().length : 0, all: boxes().length })
  }
  return { selected, all, selectAll }
}
