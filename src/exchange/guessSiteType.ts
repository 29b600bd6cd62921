import { foldText } from '../core/text.ts'
import type { SiteType } from '../inventory/device.ts'

/** What a place most likely is by its name; told to the user wherever a site is created by it. */
export function guessSiteType(name: string): SiteType {
  const folded = foldText(name)
  if (/schule|gymnasium|schulzentrum|campus|\b(gs|sek|bbs|gym)\b/.test(folded)) return 'school'
  if (/\b(kita|kindertagesstaette|kindergarten|hort)\b/.test(folded)) return 'school'
  if (/rathaus|verwaltung|dezernat|buero|behoerde|amt\b/.test(folded)) return 'administration'
  return 'other'
}
