/**
 * Protection needs (Schutzbedarf) per goal. Optional in Basis-Absicherung.
 * Source: BSI-Standard 200-2, Schutzbedarfsfeststellung.
 * @module
 */
export const protectionNeeds = ['normal', 'high', 'very_high'] as const
export type ProtectionNeed = (typeof protectionNeeds)[number]

export const protectionNeedLabels: Record<ProtectionNeed, string> = {
  normal: 'normal',
  high: 'hoch',
  very_high: 'sehr hoch',
}

export const goals = ['confidentiality', 'integrity', 'availability'] as const
export type Goal = (typeof goals)[number]

export const goalLabels: Record<Goal, string> = {
  confidentiality: 'Vertraulichkeit',
  integrity: 'Integrität',
  availability: 'Verfügbarkeit',
}

/** Why a need stands at a target object: of its own, or as a reasoned override of what it inherits. */
export const needEffects = ['own', 'dependency', 'cumulation', 'distribution'] as const
export type NeedEffect = (typeof needEffects)[number]

export const needEffectLabels: Record<NeedEffect, string> = {
  own: 'eigene Festlegung',
  dependency: 'Abhängigkeit',
  cumulation: 'Kumulationseffekt',
  distribution: 'Verteilungseffekt',
}
