import { csvDownload } from '@/app/downloads/download'
import { coachesFile } from '../coaches-file'

export async function GET(request: Request) {
  return csvDownload(await coachesFile(request))
}
