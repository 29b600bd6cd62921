/** Imported into a run of the program: notes at its end how much memory it took, in bytes. */
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const peak = process.resourceUsage().maxRSS * 1024
  const resident = process.memoryUsage().rss
  writeFileSync(process.env.MEMORY_PROBE_FILE, JSON.stringify({ peak, resident }))
})
