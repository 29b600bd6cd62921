/** „Verbindung prüfen“ for OpenID Connect: step by step, until one fails. @module */
import type { Configuration } from 'openid-client'
import type { CheckStep } from '../../access/directory/directoryProblem.ts'
import { type OidcSettings, scopeOf } from '../../access/directory/directorySettings.ts'
import { failed } from './checkLdap.ts'
import { discover, explainOidcError } from './oidcLogin.ts'

export async function checkOidc(
  settings: OidcSettings,
  secret: string | undefined,
  redirectUri: string,
): Promise<CheckStep[]> {
  const title = 'Aussteller'
  try {
    const configuration = await discover(settings, secret)
    return [
      { title, isFine: true, text: `${settings.issuer} antwortet und nennt sich auch so.` },
      methodStep(configuration),
      scopeStep(configuration, settings),
      await clientStep(configuration, secret, redirectUri),
    ]
  } catch (error) {
    const problem = explainOidcError(error)
    const isOther = problem.code === 'reply' || problem.code === 'settings'
    const text =
      'Unter dieser Adresse meldet sich kein Aussteller dieses Namens. Öffnen Sie ADRESSE/.well-known/openid-configuration im Browser: Dort steht er unter „issuer“.'
    return [
      isOther ? { title, isFine: false, text, detail: problem.detail } : failed(title, problem),
    ]
  }
}

function methodStep(configuration: Configuration): CheckStep {
  const { code_challenge_methods_supported: methods } = configuration.serverMetadata()
  const isFine = methods === undefined || methods.includes('S256')
  return {
    title: 'Verfahren',
    isFine,
    text: isFine
      ? 'Die Anmeldung läuft mit Authorization Code und PKCE (S256).'
      : 'Der Aussteller kann PKCE mit S256 nicht. Damit ist die Anmeldung nicht sicher möglich.',
  }
}

function scopeStep(configuration: Configuration, settings: OidcSettings): CheckStep {
  const { scopes_supported: known } = configuration.serverMetadata()
  const unknown = known
    ? scopeOf(settings)
        .split(' ')
        .filter((scope) => !known.includes(scope))
    : []
  return {
    title: 'Angefragte Angaben',
    isFine: unknown.length === 0,
    text:
      unknown.length === 0
        ? `Angefragt wird: ${scopeOf(settings)}.`
        : `Der Aussteller kennt diese Bereiche (Scopes) nicht: ${unknown.join(', ')}.`,
  }
}

/** A code that nobody issued: who accepts us says that the code is wrong, not that we are. */
async function clientStep(
  configuration: Configuration,
  secret: string | undefined,
  redirectUri: string,
): Promise<CheckStep> {
  const { genericGrantRequest } = await import('openid-client')
  const title = secret === undefined ? 'Kennung ohne Geheimnis' : 'Kennung und Geheimnis'
  try {
    await genericGrantRequest(configuration, 'authorization_code', {
      code: 'basislotse-pruefung',
      redirect_uri: redirectUri,
      code_verifier: 'basislotse-pruefung-'.padEnd(43, '0'),
    })
  } catch (error) {
    const problem = explainOidcError(error)
    if (problem.code !== 'stale') return failed(title, problem)
  }
  return { title, isFine: true, text: 'Der Aussteller erkennt diese Anwendung an.' }
}
