/** An account without a second factor. */
export const noSecondFactor = {
  totpSecret: null,
  totpConfirmedAt: null,
  totpLastStep: null,
} as const
