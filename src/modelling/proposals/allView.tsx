/** Everything at once: what the inventory and the rules would change, before it is done. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { groupedBy } from '../../inventory/order.ts'
import { addressOf } from '../../web/address.ts'
import { Button } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { codesText } from '../modellingText.ts'
import type { Model } from '../readModel.ts'

type AllPageProps = {
  domain: InformationDomain
  model: Model
  csrfToken: string
  mayDecide: boolean
  isChanging: boolean
}

/** How many lines a section shows before it counts the others. */
const shownAtMost = 50

export function AllProposalsPage(props: AllPageProps) {
  const { domain, model, csrfToken, mayDecide, isChanging } = props
  const query = { verbund: domain.code }
  return (
    <>
      <p class="crumb">
        <a href={addressOf('/modellierung', query)}>Modellierung</a>
      </p>
      <Heading
        title={isChanging ? stateText(model) : 'Die Modellierung entspricht dem Bestand'}
        lead={
          isChanging
            ? 'Noch ist nichts geändert. Entscheidungen von Personen bleiben bestehen.'
            : 'Es gibt nichts zu übernehmen.'
        }
      />
      {isChanging && mayDecide ? (
        <form method="post" action={addressOf('/modellierung/vorschlaege/alles', query)}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <p class="actions">
            <Button isPrimary>Zielobjekte und Bausteine übernehmen</Button>
          </p>
        </form>
      ) : null}
      {sectionsOf(model).map(({ title, lines }) => (
        <Section title={title} lines={lines} />
      ))}
    </>
  )
}

function stateText({ structure, comparison, leavingOut }: Model): string {
  const fresh = structure.targetObjects.filter(({ change }) => change === 'new').length
  const objects = fresh === 1 ? '1 neues Zielobjekt' : `${fresh} neue Zielobjekte`
  const modules = new Set(comparison.added.map(({ moduleId }) => moduleId)).size
  const added = modules === 1 ? '1 Baustein' : `${modules} Bausteine`
  return `Vorgeschlagen: ${objects}, ${added} zu modellieren, ${leavingOut.length} auszulassen`
}

type Lines = { title: string; lines: readonly string[] }

function sectionsOf({ structure, comparison, leavingOut, takenBack }: Model): Lines[] {
  const ofChange = (wanted: string) =>
    structure.targetObjects.filter(({ change }) => change === wanted)
  return [
    {
      title: 'Neue Zielobjekte',
      lines: ofChange('new').map(
        ({ code, name, count, reason }) => `${code} ${name} (${count}): ${reason}`,
      ),
    },
    {
      title: 'Geänderte Zielobjekte',
      lines: [
        ...ofChange('changed').map(({ code, name, reason }) => `${code} ${name}: ${reason}`),
        ...structure.drift.map(
          ({ label, fromCode, toCode, reason }) =>
            `${label}: ${fromCode} → ${toCode ?? 'keine Gruppe'}. ${reason}`,
        ),
      ],
    },
    { title: 'Zielobjekte ohne Bestand', lines: structure.gone.map(({ reason }) => reason) },
    { title: 'Neue Bausteine', lines: addedLines(comparison) },
    {
      title: 'Entfallende Bausteine',
      lines: comparison.gone.map(({ decision, reason }) => `${decision.moduleId}: ${reason}`),
    },
    {
      title: 'Auszulassen',
      lines: leavingOut.map(({ module }) => `${module.moduleId} ${module.title}: ${module.reason}`),
    },
    { title: 'Nicht mehr ausgelassen', lines: takenBack.map(({ moduleId }) => moduleId) },
  ]
}

/** One line a module: a city has hundreds of places, and 111 modules. */
function addedLines({ added }: Model['comparison']): string[] {
  const byModule = groupedBy(added, ({ moduleId }) => moduleId)
  return [...byModule].map(([moduleId, at]) => {
    const outside = at[0]?.inProfile ? '' : ', nicht im Kommunalprofil'
    return `${moduleId} ${at[0]?.title ?? ''} an ${codesText(at)} (${at[0]?.priority}${outside}): ${at[0]?.reason ?? ''}`
  })
}

function Section({ title, lines }: Lines) {
  if (lines.length === 0) return null
  const left = lines.length - shownAtMost
  return (
    <section>
      <h2>
        {title} ({lines.length})
      </h2>
      <ul class="plain-list">
        {lines.slice(0, shownAtMost).map((line) => (
          <li>{line}</li>
        ))}
        {left > 0 ? <li class="muted">und {left} weitere</li> : null}
      </ul>
    </section>
  )
}
