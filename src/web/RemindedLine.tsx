import type { Reminded } from '../../db/queries/reminderOutbox.ts'
import { germanDay } from '../core/day.ts'

/** Earlier ones stand folded. */
const shownDays = 3

/** „Erinnert: am 22.05.2025 an EDV-Leitung; am 15.05.2025 an …“; nothing where nobody was. */
export function RemindedLine({ reminded }: { reminded: readonly Reminded[] }) {
  const days = [...new Set(reminded.map(({ day }) => day))]
  if (days.length === 0) return null
  const speak = (some: readonly string[]) =>
    some.map((day) => `am ${germanDay(day)} an ${namesOn(day, reminded)}`).join('; ')
  const earlier = days.slice(shownDays)
  return (
    <div class="muted reminded">
      <p>Erinnert: {speak(days.slice(0, shownDays))}.</p>
      {earlier.length > 0 ? (
        <details>
          <summary>
            {earlier.length === 1 ? 'Eine frühere Erinnerung' : `${earlier.length} frühere Tage`}
          </summary>
          <p>{speak(earlier)}.</p>
        </details>
      ) : null}
    </div>
  )
}

function namesOn(day: string, reminded: readonly Reminded[]): string {
  return reminded
    .filter((each) => each.day === day)
    .map(({ recipientName }) => recipientName)
    .join(', ')
}
