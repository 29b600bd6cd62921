import { addressOf, pathOf } from '../../web/address.ts'
import { countWaiting, speakWaiting, type WaitingSuggestions } from './waiting.ts'

/** The most target objects that are named; the filter „nur mit Vorschlag“ finds the others. */
const namedObjects = 8

/** Where suggestions wait, each a link to its list. */
export function WaitingLine({
  waiting,
  domainCode,
}: {
  waiting: readonly WaitingSuggestions[]
  domainCode: string
}) {
  const total = countWaiting(waiting)
  if (total === 0) return null
  const rest = waiting.length - namedObjects
  return (
    <p class="suggestion">
      {speakWaiting(total)}:{' '}
      {waiting.slice(0, namedObjects).map(({ code, name, count }, index) => (
        <>
          {index > 0 ? '; ' : null}
          <a
            href={addressOf(pathOf('/check/zielobjekte', code), {
              verbund: domainCode,
              nur: 'vorschlag',
              stufe: 'alle',
            })}
          >
            {code} {name}
          </a>{' '}
          ({count})
        </>
      ))}
      {rest > 0 ? `; weitere an ${rest === 1 ? 'einem Zielobjekt' : `${rest} Zielobjekten`}` : null}
    </p>
  )
}
