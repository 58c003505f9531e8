// What the hub's page and the hub both know, with nothing that the page would have to fetch for it.

/**
 * The header that the page puts on each of its calls, `touched` where somebody has touched the page in the last minute and `left` where nobody has:
 * a page that only looks by itself keeps nobody in. A cookie counts only beside it, as no form and no page of another origin can send it.
 */
export const pageHeader = 'x-samvaro-page'
export const pageStates = ['touched', 'left'] as const
export type PageState = (typeof pageStates)[number]

/** The least and the most characters of a password. */
export const passwordLength = [12, 200] as const
/** How long an invitation's link holds, in days. */
export const invitationDays = 7

/** Why somebody comes back from the provider without being let in; it stands in the page's fragment, `#door=not-added`. */
export const doorReasons = ['not-added', 'no-address', 'failed'] as const
export type DoorReason = (typeof doorReasons)[number]
