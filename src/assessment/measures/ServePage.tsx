/** Choosing the checks that a measure serves: a target object, then requirements of its modules. @module */

import { requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { groupedBy } from '../../inventory/order.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Form, FormActions, Hidden, ProblemList } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Problems } from '../../web/submit.ts'
import { type Check, checkStatusLabels, isMet } from '../check.ts'
import { measurePath } from './MeasureList.tsx'
import type { MeasureDetails, ObjectChoice } from './readMeasures.ts'

export type ServePageProps = {
  domain: InformationDomain
  measure: MeasureDetails
  objects: readonly ObjectChoice[]
  chosen: { readonly object: ObjectChoice; readonly checks: readonly Check[] } | undefined
  /** The module whose requirements are shown one by one. */
  module: string | undefined
  moduleTitleOf: (module: string) => string
  titleOf: (requirement: string) => string
  problems?: Problems | undefined
  csrfToken: string
}

export function ServePage(props: ServePageProps) {
  const { domain, measure, chosen, module, problems } = props
  const path = pathOf(measurePath, measure.code)
  const back = addressOf(path, { verbund: domain.code })
  return (
    <>
      <Heading
        title="Anforderungen zuordnen"
        detail={measure.code}
        lead={
          <>
            <a href={back}>{measure.title}</a> dient {measure.served.length}{' '}
            {measure.served.length === 1 ? 'Anforderung' : 'Anforderungen'}. Was schon zugeordnet
            ist, bleibt es.
          </>
        }
      />
      <ProblemList problems={problems} />
      <ObjectChooser {...props} />
      {chosen && !module ? <ModuleTable {...props} chosen={chosen} /> : null}
      {chosen && module ? <RequirementForm {...props} chosen={chosen} module={module} /> : null}
    </>
  )
}

/** A GET form, so that the address holds what was chosen. */
function ObjectChooser({ domain, measure, objects, chosen }: ServePageProps) {
  if (objects.length === 0) {
    return (
      <p>
        Noch ist kein Zielobjekt modelliert. Erst die{' '}
        <a href={addressOf('/modellierung', { verbund: domain.code })}>Modellierung</a> sagt, welche
        Anforderungen gelten.
      </p>
    )
  }
  return (
    <form
      method="get"
      action={`${pathOf(measurePath, measure.code)}/anforderungen`}
      class="filters labelled"
    >
      <Hidden values={{ verbund: domain.code }} />
      <label>
        Zielobjekt{' '}
        <select name="zielobjekt">
          {objects.map(({ code, name }) => (
            <option value={code} selected={code === chosen?.object.code}>
              {code} {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Bausteine zeigen</span>
      </button>
    </form>
  )
}

type ChosenProps = ServePageProps & { chosen: NonNullable<ServePageProps['chosen']> }

function ModuleTable(props: ChosenProps) {
  const { domain, measure, chosen, moduleTitleOf, csrfToken } = props
  const path = `${pathOf(measurePath, measure.code)}/anforderungen`
  const { object, checks } = chosen
  return (
    <table class="cards">
      <caption>
        Bausteine bei {object.code} {object.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">Baustein</th>
          <th scope="col" class="number">
            Basis offen
          </th>
          <th scope="col">Zuordnen</th>
        </tr>
      </thead>
      <tbody>
        {[...groupedBy(checks, ({ module }) => module)].map(([module, ofModule]) => {
          const open = openBasics(ofModule).length
          const query = { verbund: domain.code, zielobjekt: object.code, baustein: module }
          return (
            <tr>
              <th scope="row">
                {module} {moduleTitleOf(module)}
              </th>
              <td class="number" data-label="Basis offen">
                {open}
              </td>
              <td>
                <div class="choices-line">
                  {open > 0 ? (
                    <form method="post" action={addressOf(path, { verbund: domain.code })}>
                      <Hidden
                        values={{ _csrf: csrfToken, zielobjekt: object.code, baustein: module }}
                      />
                      <button type="submit" class="plain">
                        {open === 1
                          ? 'Die offene Basis-Anforderung'
                          : `Alle ${open} offenen Basis-Anforderungen`}
                        <span class="kern-sr-only"> von {module}</span>
                      </button>
                    </form>
                  ) : null}
                  <a href={addressOf(path, query)}>
                    Einzeln wählen<span class="kern-sr-only"> aus {module}</span>
                  </a>
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Not met yet, whether answered or not. */
export function openBasics(checks: readonly Check[]): Check[] {
  return checks.filter((check) => check.level === 'basic' && !isMet(check))
}

function RequirementForm(props: ChosenProps & { module: string }) {
  const { domain, measure, chosen, module, moduleTitleOf, titleOf, csrfToken } = props
  const path = `${pathOf(measurePath, measure.code)}/anforderungen`
  const query = { verbund: domain.code, zielobjekt: chosen.object.code }
  const served = new Set(
    measure.served
      .filter(({ targetObjectId }) => targetObjectId === chosen.object.id)
      .map(({ requirement }) => requirement),
  )
  return (
    <Form action={addressOf(path, { verbund: domain.code })} csrfToken={csrfToken}>
      <Hidden values={{ zielobjekt: chosen.object.code }} />
      <fieldset class="radio-field">
        <legend>
          {module} {moduleTitleOf(module)} bei {chosen.object.code}
        </legend>
        {chosen.checks
          .filter((check) => check.module === module)
          .map((check) => (
            <label>
              <input
                type="checkbox"
                name="anforderung"
                value={check.requirement}
                disabled={served.has(check.requirement)}
                checked={served.has(check.requirement)}
              />
              <span>
                {check.requirement} {titleOf(check.requirement)}
                <small>
                  {requirementLevelLabels[check.level]} · {checkStatusLabels[check.status]}
                  {served.has(check.requirement) ? ' · schon zugeordnet' : ''}
                </small>
              </span>
            </label>
          ))}
      </fieldset>
      <FormActions save="Zuordnen" back={addressOf(path, query)} />
    </Form>
  )
}
