import { xlsxDownload } from '@/app/downloads/download'
import { coachesFile } from '../coaches-file'

export async function GET(request: Request) {
  return xlsxDownload(await coachesFile(request))
}
