import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { goalLabels, goals, needEffectLabels, protectionNeedLabels } from '../protectionNeed.ts'
import type { NeedResult, NeedsOfObject } from '../protectionNeeds.ts'

/** The needs of a target object and where each comes from. */
export function NeedTable({
  domain,
  code,
  needs,
  codeOf,
  maySet,
  mayFollow,
}: {
  domain: InformationDomain
  code: string
  needs: NeedsOfObject | undefined
  codeOf: (id: string) => string | undefined
  maySet: boolean
  /** Whether the page of the target object that a need comes from may be opened. */
  mayFollow: boolean
}) {
  const query = { verbund: domain.code }
  const isDetermined = goals.some((goal) => needs?.[goal].level != null)
  return (
    <>
      {isDetermined && needs ? (
        <table class="cards dense">
          <thead>
            <tr>
              <th scope="col">Grundwert</th>
              <th scope="col">Schutzbedarf</th>
              <th scope="col">Woher</th>
            </tr>
          </thead>
          <tbody>
            {goals.map((goal) => (
              <tr>
                <th scope="row">{goalLabels[goal]}</th>
                <td data-label="Schutzbedarf">{levelText(needs[goal])}</td>
                <td data-label="Woher">
                  <Origin need={needs[goal]} {...{ query, codeOf, mayFollow }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="muted">Nicht festgelegt.</p>
      )}
      <p class="muted">
        In der Basis-Absicherung nicht gefordert. Wo er festgelegt ist, vererbt er sich entlang der
        Abhängigkeiten.{' '}
        {maySet ? (
          <a href={addressOf(`${pathOf('/zielobjekte', code)}/schutzbedarf`, query)}>
            Schutzbedarf festlegen
          </a>
        ) : null}
      </p>
    </>
  )
}

function levelText({ level }: NeedResult) {
  if (level === null) return <span class="muted">nicht festgelegt</span>
  return <strong>{protectionNeedLabels[level]}</strong>
}

function Origin({
  need,
  query,
  codeOf,
  mayFollow,
}: {
  need: NeedResult
  query: { verbund: string }
  codeOf: (id: string) => string | undefined
  mayFollow: boolean
}) {
  const { origin, fromId, reason } = need
  if (origin === 'undetermined') return <span class="muted">–</span>
  if (origin !== 'inherited') {
    return (
      <>
        {needEffectLabels[origin]}
        <small>{reason.replace(`${needEffectLabels[origin]}: `, '')}</small>
      </>
    )
  }
  const code = codeOf(fromId ?? '')
  if (code === undefined) return <>geerbt aus einem anderen Informationsverbund</>
  return (
    <>
      geerbt von{' '}
      {mayFollow ? <a href={addressOf(pathOf('/zielobjekte', code), query)}>{code}</a> : code}{' '}
      (Maximumprinzip)
    </>
  )
}
