import { requirementLevelLabels } from '../../catalog/requirementLevel.ts'
import { isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { type Check, isMet } from './check.ts'

/**
 * The rules of a status, in the one place that enforces them: `dispensable` has kind and reason, an
 * answer records who gave it when, the risk of a Basis requirement is never accepted, elsewhere only
 * of what is unmet and with person, day and reason. Returns the check; the kind of `dispensable` is
 * taken away from every other status.
 *
 * Throws `invalid` and names the fields.
 */
export function ensureCheckRules(check: Check): Check {
  const fields = {
    ...dispensableProblems(check),
    ...recordProblems(check),
    ...dayProblems(check),
    ...riskProblems(check),
  }
  const messages = Object.values(fields)
  if (messages.length > 0) {
    throw new Failure('invalid', `${check.requirement}: ${messages.join(' ')}`, fields)
  }
  return check.status === 'dispensable' ? check : { ...check, dispensableBecause: null }
}

type Problems = Record<string, string>

function dispensableProblems(check: Check): Problems {
  if (check.status !== 'dispensable') return {}
  const problems: Problems = {}
  if (check.dispensableBecause === null) {
    problems.dispensableBecause =
      'Bitte wählen Sie, ob die Anforderung hier nicht relevant oder durch andere Maßnahmen ersetzt ist.'
  }
  if (check.explanation.trim() === '') {
    problems.explanation = 'Bitte begründen Sie, warum die Anforderung entbehrlich ist.'
  }
  return problems
}

function recordProblems(check: Check): Problems {
  if (check.status === 'open') return {}
  const problems: Problems = {}
  if (check.checkedAt === null) problems.checkedAt = 'Es fehlt, wann der Status gesetzt wurde.'
  if (check.checkedBy === null || check.checkedBy.trim() === '') {
    problems.checkedBy = 'Es fehlt, wer den Status gesetzt hat.'
  }
  return problems
}

function dayProblems(check: Check): Problems {
  const problems: Problems = {}
  for (const field of ['dueOn', 'surveyedOn', 'providerProofUntil', 'riskAcceptedOn'] as const) {
    const day = check[field]
    if (day !== null && !isDay(day)) problems[field] = `„${day}“ ist kein gültiger Tag.`
  }
  return problems
}

/** Source: BSI-Standard 200-2, 8.4: with Basis requirements there is no acceptance of the risk. */
function riskProblems(check: Check): Problems {
  const isAccepted = check.riskAcceptedBy !== null || check.riskAcceptedOn !== null
  const hasReason = check.riskReason.trim() !== ''
  if (!isAccepted && !hasReason) return {}
  if (check.level === 'basic') {
    return {
      riskReason:
        'Das Risiko einer Basis-Anforderung kann nicht übernommen werden. Bitte planen Sie ihre Umsetzung.',
    }
  }
  if (isMet(check)) {
    return {
      riskReason: `Die ${requirementLevelLabels[check.level]}-Anforderung ist erfüllt, es bleibt kein Risiko zu übernehmen. Bitte entfernen Sie die Risikoübernahme.`,
    }
  }
  return isAccepted ? acceptanceProblems(check, hasReason) : {}
}

function acceptanceProblems(check: Check, hasReason: boolean): Problems {
  const problems: Problems = {}
  if (check.riskAcceptedBy === null || check.riskAcceptedBy.trim() === '') {
    problems.riskAcceptedBy = 'Bitte nennen Sie, wer in der Leitung das Risiko übernimmt.'
  }
  if (check.riskAcceptedOn === null) {
    problems.riskAcceptedOn = 'Bitte nennen Sie den Tag der Risikoübernahme.'
  }
  if (!hasReason) problems.riskReason = 'Bitte begründen Sie die Risikoübernahme.'
  return problems
}
