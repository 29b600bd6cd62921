/**
 * What changed after a workbook was issued. Of an answer: `fields` are values as they were; `isPartlyUnknown`: fields that
 * are not among them may have been others, because what an event told was erased, or does not say of which it is.
 */
export type EarlierAnswer = {
  readonly fields: Map<string, unknown>
  isPartlyUnknown: boolean
}

export type Since = {
  /** Of checks, or questions of WiBA, that were answered since, by subject. */
  readonly answers: ReadonlyMap<string, EarlierAnswer>
  /** Questions of WiBA with an event that does not name its information domain, as older ones do not. */
  readonly unplaced: ReadonlySet<string>
  /** Names of persons who were renamed since. */
  readonly personNames: ReadonlyMap<string, string>
  /** „target object module“ that were decided since. */
  readonly decided: ReadonlySet<string>
  /** Whether measures or evidence were touched, whose columns the trail does not rebuild. */
  readonly hasOther: boolean
}
