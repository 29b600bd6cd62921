/** Levels of requirements. Source: BSI-Standard 200-2; the letters stand in the Kompendium's headings. @module */
export const requirementLevels = ['basic', 'standard', 'high'] as const
export type RequirementLevel = (typeof requirementLevels)[number]

export const requirementLevelLabels: Record<RequirementLevel, string> = {
  basic: 'Basis',
  standard: 'Standard',
  high: 'erhöht',
}

/** (B), (S), (H) as the Kompendium writes them. */
export const requirementLevelLetters: Record<RequirementLevel, string> = {
  basic: 'B',
  standard: 'S',
  high: 'H',
}
