import { type Database, database } from '../store/database'
import { timings } from './timings'

export const openDatabase = (url: string): Database => database(url, timings.database)
