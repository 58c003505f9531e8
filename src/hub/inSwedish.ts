/** Å, Ä and Ö in that order, last, whatever the database's own. */
export const inSwedish = new Intl.Collator('sv')
