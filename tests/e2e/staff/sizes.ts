/** The sizes in which the staff pages must work: a kiosk upright and lying, and a window in an office. */
export const sizes = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  office: { width: 1280, height: 800 },
} as const
