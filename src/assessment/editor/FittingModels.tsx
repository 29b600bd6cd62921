import { modelMeasuresFor } from '../../../catalog/modelMeasures.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { isMet } from '../check.ts'
import type { EditorFrame } from './answerForm.tsx'
import type { CheckEditor } from './readEditor.ts'

/** Ready-made measures that bring the requirement on; nothing where it is met. */
export function FittingModels({ editor, frame }: { editor: CheckEditor; frame: EditorFrame }) {
  const { check, requirement } = editor.target
  const models = modelMeasuresFor(requirement)
  if (!frame.readsMeasures || models.length === 0 || isMet(check)) return null
  return (
    <section>
      <h2>Passende Mustermaßnahmen</h2>
      <ul class="plain-list">
        {models.map(({ key, title, requirements }) => (
          <li>
            <a href={addressOf(pathOf('/massnahmen/muster', key), { verbund: frame.domainCode })}>
              {title}
            </a>
            <small>
              {key} · dient {requirements.length} Anforderungen
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
