import { expect, test } from 'vitest'
import { biomeOverrides } from './biome-rooms'
import { read } from './sources'

test("biome's rules match the table (npm run rooms writes them)", () => {
  const overrides = biomeOverrides()
  expect(overrides.length).toBeGreaterThan(10)
  expect(JSON.parse(read('biome.json')).overrides).toEqual(overrides)
})
