import de from './de.json'
import en from './en.json'
import es from './es.json'
import fr from './fr.json'

/** CLDR 48’s names of zones’ cities, where they are not the last part of the zone’s id. By language. */
export const cityTables: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, en, es, fr }
