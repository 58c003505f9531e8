/**
 * Controls that may stand above the lower 55 % of the picture, by selector, each with its reason. Whatever is not named here must be
 * within reach.
 */
export const allowedAbove: Readonly<Record<string, string>> = {}
