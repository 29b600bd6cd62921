/** `model answer` and `model decide`: what only a person can say of the modelling. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import { Failure } from '../core/failure.ts'
import { nearestWord } from '../core/text.ts'
import { answerConditions, decideModule } from '../modelling/actions.ts'
import type { ModuleDecision } from '../modelling/moduleDecision.ts'
import { type Command, domainOption, positional, requiredOption, textOption } from './command.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

const answers: Readonly<Record<string, boolean>> = { ja: true, nein: false }

const decisions: Readonly<Record<string, ModuleDecision>> = {
  modelliert: 'modelled',
  ausgelassen: 'left_out',
  dienstleister: 'at_provider',
}

export const modelAnswer: Command = {
  name: 'model answer',
  positionals: ['FRAGE', 'ANTWORT'],
  summary: 'beantwortet eine offene Frage der Modellierung',
  details:
    'Die Antwort ist ja oder nein. „basislotse model“ nennt die offenen Fragen mit ihrem Kennwort, z. B. usesWlan. Ohne --target gilt die Antwort für den ganzen Informationsverbund, soweit ein Zielobjekt keine eigene hat.',
  options: {
    domain: domainOption,
    target: { type: 'string', value: 'KÜRZEL', text: 'nur für dieses Zielobjekt, z. B. C002' },
    note: { type: 'string', value: 'TEXT', text: 'Bemerkung zur Antwort' },
  },
  async run(call) {
    const attribute = positional(call, 0)
    const answer = wordOf(answers, positional(call, 1), 'Antwort')
    const { text } = readCatalog().questionOf(attribute)
    const code = await atWorkplace(call, async (workplace) => {
      const target = await targetOf(
        workplace,
        requiredOption(call, 'domain'),
        textOption(call, 'target'),
      )
      await answerConditions(workplace.deps, workplace.actor, [
        {
          targetObjectId: target.id,
          attribute,
          answer,
          note: textOption(call, 'note') ?? '',
        },
      ])
      return target.code
    })
    call.io.out(
      `${code}: „${text}“ ist mit ${positional(call, 1)} beantwortet. „basislotse model --apply“ übernimmt, was daraus folgt.`,
    )
    return 0
  },
}

export const modelDecide: Command = {
  name: 'model decide',
  positionals: ['BAUSTEIN', 'ENTSCHEIDUNG'],
  summary: 'hält die Entscheidung einer Person zu einem Baustein fest',
  details:
    'Die Entscheidung ist modelliert, ausgelassen oder dienstleister. Auslassen braucht eine Begründung, „dienstleister“ den Dienstleister. Ohne --target gilt die Entscheidung für den ganzen Informationsverbund. Regeln ändern sie nicht.',
  options: {
    domain: domainOption,
    target: { type: 'string', value: 'KÜRZEL', text: 'nur für dieses Zielobjekt, z. B. C002' },
    reason: { type: 'string', value: 'TEXT', text: 'Begründung' },
    provider: { type: 'string', value: 'KÜRZEL', text: 'Dienstleister, z. B. D001' },
  },
  async run(call) {
    const module = readCatalog().moduleById(positional(call, 0).toUpperCase())
    const decision = wordOf(decisions, positional(call, 1), 'Entscheidung')
    const code = await atWorkplace(call, async (workplace) => {
      const domainCode = requiredOption(call, 'domain')
      const target = await targetOf(workplace, domainCode, textOption(call, 'target'))
      const providerCode = textOption(call, 'provider')
      const provider = providerCode
        ? await targetOf(workplace, domainCode, providerCode)
        : undefined
      await decideModule(workplace.deps, workplace.actor, await domainOf(workplace, domainCode), {
        targetObjectId: target.id,
        module: module.id,
        decision,
        reason: textOption(call, 'reason') ?? '',
        providerId: provider?.id ?? null,
      })
      return target.code
    })
    call.io.out(`${module.id} ${module.title} an ${code}: ${positional(call, 1)}.`)
    return 0
  },
}

/** The target object of that code; without a code the one that stands for the information domain. */
async function targetOf(
  workplace: Workplace,
  domainCode: string,
  code: string | undefined,
): Promise<TargetObject> {
  const domain = await domainOf(workplace, domainCode)
  const objects = await workplace.deps.store.read(workplace.actor.organisationId, (db) =>
    listTargetObjects(db, domain.id),
  )
  const wanted = code?.trim().toUpperCase()
  const found = objects.find((object) =>
    wanted === undefined ? object.kinds.includes('domain') : object.code === wanted,
  )
  if (found) return found
  if (objects.length === 0) {
    throw new Failure(
      'not_found',
      'Es gibt noch keine Zielobjekte. „basislotse model --apply“ legt sie aus dem Bestand an.',
    )
  }
  const codes = objects.map((object) => object.code)
  const near = nearestWord(wanted ?? '', codes)
  throw new Failure(
    'not_found',
    `Das Zielobjekt „${code}“ gibt es in ${domain.code} nicht.${near ? ` Meinten Sie „${near}“?` : ''}`,
  )
}

function wordOf<Value>(words: Readonly<Record<string, Value>>, word: string, what: string): Value {
  const found = Object.entries(words).find(([name]) => name === word.trim().toLowerCase())
  if (found) return found[1]
  throw new Failure(
    'invalid',
    `${what} „${word}“ ist nicht bekannt. Möglich: ${Object.keys(words).join(', ')}.`,
  )
}
