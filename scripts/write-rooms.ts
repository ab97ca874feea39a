import { readFileSync, writeFileSync } from 'node:fs'
import { biomeOverrides } from './laws/biome-rooms'

const settings = JSON.parse(readFileSync('biome.json', 'utf8'))
writeFileSync('biome.json', `${JSON.stringify({ ...settings, overrides: biomeOverrides() }, null, 2)}\n`)
