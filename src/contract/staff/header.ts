/** Header that carries the token of a staff session on every call behind the door. Apart, so that a page gets it without zod. */
export const staffHeader = 'samvaro-staff'
