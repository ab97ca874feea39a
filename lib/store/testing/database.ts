import { timings } from '@/lib/composition/timings'
import { type Database, database as openDatabase } from '../database'

/** The pools of production for a test's database. */
export const database = (url: string): Database => openDatabase(url, timings.database)
