import type { StoredMeasure } from '../../../db/queries/measures.ts'
import type { Day } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { budgetSpan, planBudget } from '../../measures/costs.ts'

/** What the measures cost in each budget year, as A.6 sums it. */
export function BudgetTable({
  measures,
  today,
}: {
  measures: readonly StoredMeasure[]
  today: Day
}) {
  const { first, last } = budgetSpan(measures, today)
  const { years, undated } = planBudget(measures, first, last)
  const isFree = years.every(({ totalCents }) => totalCents === 0)
  if (isFree && undated.onceCents + undated.yearlyCents === 0) return null
  return (
    <section>
      <h2>Kosten je Haushaltsjahr</h2>
      <p class="muted">
        Wie in A.6: einmalige Kosten im Jahr des Termins oder der Erledigung, laufende in jedem Jahr
        ihrer Laufzeit voll. Verworfene Maßnahmen zählen nicht.
      </p>
      <div class="table-wrap">
        <table class="cards budget">
          <thead>
            <tr>
              <th scope="col">Haushaltsjahr</th>
              <th scope="col" class="number">
                einmalig
              </th>
              <th scope="col" class="number">
                laufend
              </th>
              <th scope="col" class="number">
                zusammen
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, onceCents, yearlyCents }) => (
              <BudgetLine label={String(year)} once={onceCents} yearly={yearlyCents} />
            ))}
            {undated.onceCents + undated.yearlyCents > 0 ? (
              <BudgetLine
                label="ohne Termin"
                once={undated.onceCents}
                yearly={undated.yearlyCents}
              />
            ) : null}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function BudgetLine({ label, once, yearly }: { label: string; once: number; yearly: number }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="number" data-label="einmalig">
        {speakEuro(once)}
      </td>
      <td class="number" data-label="laufend">
        {speakEuro(yearly)}
      </td>
      <td class="number" data-label="zusammen">
        {speakEuro(once + yearly)}
      </td>
    </tr>
  )
}
