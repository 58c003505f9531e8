/**
 * The closed lists that every room shares. Kept free of zod, so that the page can import them without its weight.
 */

/** The languages of the screen; `sv` is the one in which staff write. */
export const languages = ['sv', 'fi', 'en', 'ar', 'so'] as const
export type Language = (typeof languages)[number]

/** The municipality's four goal areas; every activity carries one. */
export const goalAreas = ['community', 'meaning', 'movement', 'food'] as const
export type GoalArea = (typeof goalAreas)[number]

/** Who holds an activity. Reports show the share of each. */
export const organiserKinds = ['municipality', 'volunteer', 'association', 'region', 'company'] as const
export type OrganiserKind = (typeof organiserKinds)[number]

/** The 14 allergens of Regulation (EU) No 1169/2011, Annex II. */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soya',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const

/** "Not stated" is not "free from": an allergen that nobody has stated is `unknown`. */
export const allergenStates = ['contains', 'free', 'unknown'] as const

export const diets = ['ordinary', 'vegetarian', 'vegan', 'lactoseFree', 'glutenFree', 'porkFree'] as const
export type Diet = (typeof diets)[number]

export const mealKinds = ['lunch', 'soup', 'fika'] as const
export type MealKind = (typeof mealKinds)[number]

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/**
 * Public holidays of Sweden (lag 1989:253) and, last, the three eves that the work-day calendar treats as free.
 */
export const holidays = [
  'newYearsDay',
  'epiphany',
  'goodFriday',
  'easterSunday',
  'easterMonday',
  'mayDay',
  'ascensionDay',
  'whitSunday',
  'nationalDay',
  'midsummerDay',
  'allSaintsDay',
  'christmasDay',
  'boxingDay',
  'midsummerEve',
  'christmasEve',
  'newYearsEve',
] as const
export type Holiday = (typeof holidays)[number]

/** The kinds of entity that make up a venue's programme. */
export const entityTypes = [
  'venue',
  'room',
  'activity',
  'occurrence',
  'meal',
  'notice',
  'openingHours',
  'openingException',
  'infoPage',
] as const
export type EntityType = (typeof entityTypes)[number]

/** The largest party that one touch may count; a larger crowd is staff's head count. */
export const maxPartySize = 30

/** The most portions that one visit may order of one meal and diet. */
export const maxPortions = 10

/** A second touch on the same screen within this many milliseconds is the same touch (access.md 2). */
export const sameTouchMs = 500

/**
 * What somebody may do at the staff pages; each role may all that those before it may. `host` (värd) opens and closes the day, counts
 * heads, cancels and leaves messages; `staff` (personal) edits everything of the venue; `administrator` also people and settings.
 */
export const staffRoles = ['host', 'staff', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Whether a role may what `needed` may. */
export function mayAs(role: StaffRole, needed: StaffRole): boolean {
  return staffRoles.indexOf(role) >= staffRoles.indexOf(needed)
}

/**
 * What somebody may do at the hub; each role may all that those before it may. `staff` (personal) edits the programme of own venues, `coordinator`
 * (samordnare) sees all venues, screens and people.
 */
export const hubRoles = ['staff', 'coordinator'] as const
export type HubRole = (typeof hubRoles)[number]

/** Whether a role may what `needed` may. */
export function mayAtHub(role: HubRole, needed: HubRole): boolean {
  return hubRoles.indexOf(role) >= hubRoles.indexOf(needed)
}

/** All that the hub notes of who did what. A new one is added here, and its sentence where the log is shown. */
export const auditActions = [
  'venue.added',
  'code.made',
  'device.enrolled',
  'device.revoked',
  'hub.restored',
  'account.added',
  'account.changed',
  'account.invited',
  'account.removed',
  'account.password',
  'account.provider',
  'retention.set',
  'name.forgotten',
  'data.exported',
  'account.in',
  'catalogue.saved',
  'catalogue.withdrawn',
  'catalogue.returned',
] as const
export type AuditAction = (typeof auditActions)[number]

/** The most persons that one head count may add or take back. */
export const maxHeadcount = 1000
