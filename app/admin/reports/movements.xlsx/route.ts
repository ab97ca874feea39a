import { xlsxDownload } from '@/app/downloads/download'
import { movementsFile } from '../movements-file'

export async function GET(request: Request) {
  const file = await movementsFile(request)
  return file instanceof Response ? file : xlsxDownload(file)
}
