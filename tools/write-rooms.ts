import { readFileSync, writeFileSync } from 'node:fs'
import { noOptionsOrExit } from '../server/options-or-exit'
import { biomeOverrides } from './laws/biome-rooms'

noOptionsOrExit('npm run rooms')
const settings = JSON.parse(readFileSync('biome.json', 'utf8'))
writeFileSync('biome.json', `${JSON.stringify({ ...settings, overrides: biomeOverrides() }, null, 2)}\n`)
